import { type Caller, lesserRole } from '../../shared/contract/command.ts';
import { contractVersion } from '../../shared/contract/commands.ts';
import { clientFrameSchema, type RequestFrame, type ServerFrame } from '../../shared/contract/wire.ts';
import { asKitError } from '../../shared/errors/kit-error.ts';
import type { StationCore } from './core.ts';

/** Blueprints carry profiles as base64; nothing larger has a reason to come in. */
export const maxFrameChars = 64 * 1024 * 1024;

/** One face's end of a connection, whatever carries it. */
export type FaceLink = {
  send(frame: ServerFrame): void;
  /** The face broke the contract, or speaks another version of it. */
  end(): void;
};

export type Face = {
  /** Takes one frame as JSON text. A face that breaks the framing is cut off: there is no frame to answer. */
  receive(text: string): void;
  /** The connection is gone. */
  left(): void;
};

/**
 * Speaks the contract with one face: hello, then requests and one subscription.
 * @param most what the transport lets this face be.
 */
export function serveFace(core: StationCore, most: Caller, link: FaceLink): Face {
  let caller = most;
  let open = true;
  let welcome = false;
  let unsubscribe = () => {};

  function cutOff(): void {
    open = false;
    unsubscribe();
    link.end();
  }

  function take(text: string): void {
    if (text.length > maxFrameChars) throw new Error('too large');
    const frame = clientFrameSchema.parse(JSON.parse(text));
    if (frame.type === 'hello') {
      caller = { role: lesserRole(most.role, frame.role ?? most.role), seat: frame.seat ?? most.seat };
      welcome = frame.contractVersion === contractVersion;
      link.send({ type: 'welcome', contractVersion, station: core.station });
      if (!welcome) cutOff();
      return;
    }
    if (!welcome) throw new Error('no hello');
    if (frame.type === 'request') return void answer(frame);
    unsubscribe();
    unsubscribe = core.subscribe((patch) => link.send({ type: 'patch', patch }));
  }

  async function answer({ id, kind, input, commandId }: RequestFrame): Promise<void> {
    try {
      const asking = commandId === undefined ? caller : { ...caller, commandId };
      link.send({ type: 'answer', id, output: await core.handle(kind, input, asking) });
    } catch (error) {
      link.send({ type: 'problem', id, problem: asKitError(error).toProblem() });
    }
  }

  return {
    receive: (text) => {
      if (!open) return;
      try {
        take(text);
      } catch {
        cutOff();
      }
    },
    left: () => {
      open = false;
      unsubscribe();
    },
  };
}
