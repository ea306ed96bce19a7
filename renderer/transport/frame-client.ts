import { z } from 'zod';
import { type CommandKind, type CommandOutput, commands, contractVersion } from '../../shared/contract/commands.ts';
import type { StationPatch } from '../../shared/contract/events.ts';
import { type HostCommandKind, type HostEvent, hostCommands, hostFrameSchema } from '../../shared/contract/host.ts';
import { serverFrameSchema } from '../../shared/contract/wire.ts';
import { fromProblem, KitError } from '../../shared/errors/kit-error.ts';
import type { Wire } from './wire.ts';

type Waiting = { readonly resolve: (output: unknown) => void; readonly reject: (error: KitError) => void };

const frameSchema = z.union([serverFrameSchema, hostFrameSchema]);
type Frame = z.infer<typeof frameSchema>;

export type FrameClient = {
  call(kind: CommandKind | HostCommandKind, input: unknown, commandId: string): Promise<unknown>;
  close(): void;
};

export type FrameHandlers = {
  readonly onPatch: (patch: StationPatch) => void;
  readonly onHostEvent: (event: HostEvent) => void;
  readonly onLost: () => void;
};

/**
 * Speaks the contract over one wire: hello, welcome, requests by id, patches. The same for a WebSocket and for a
 * message port.
 * @throws KitError `station.other-version` when the station speaks another contract, `station.connection-lost`.
 */
export async function openFrameClient(wire: Wire, handlers: FrameHandlers): Promise<FrameClient> {
  const waiting = new Map<number, Waiting>();
  const { promise: welcomed, resolve: welcome, reject: unwelcome } = Promise.withResolvers<number>();
  let nextId = 0;
  let open = true;

  const lose = () => {
    if (!open) return;
    open = false;
    stopHost?.();
    const lost = new KitError('station.connection-lost');
    for (const call of waiting.values()) call.reject(lost);
    waiting.clear();
    unwelcome(lost);
    handlers.onLost();
  };

  function receive(frame: Frame): void {
    switch (frame.type) {
      case 'welcome':
        welcome(frame.contractVersion);
        return;
      case 'patch':
        handlers.onPatch(frame.patch);
        return;
      case 'host':
        handlers.onHostEvent(frame.event);
        return;
      case 'answer':
      case 'problem': {
        const call = waiting.get(frame.id);
        waiting.delete(frame.id);
        if (frame.type === 'answer') call?.resolve(frame.output);
        else call?.reject(fromProblem(frame.problem));
      }
    }
  }

  const stopHost = wire.host?.listen(handlers.onHostEvent);
  wire.listen({
    onText: (text) => {
      const frame = frameSchema.safeParse(parseJson(text));
      if (frame.success) receive(frame.data);
      else wire.close();
    },
    onClosed: lose,
  });
  wire.send(JSON.stringify({ type: 'hello', contractVersion }));
  const theirs = await welcomed;
  if (theirs !== contractVersion) {
    wire.close();
    throw new KitError('station.other-version', { theirs: String(theirs) });
  }
  wire.send(JSON.stringify({ type: 'subscribe' }));

  return {
    call: async (kind, input, commandId) => {
      if (isHostCommand(kind) && wire.host !== undefined) return readOutput(kind, await wire.host.ask(kind, input));
      const output = await new Promise((resolve, reject) => {
        if (!open) return reject(new KitError('station.connection-lost'));
        const id = nextId++;
        waiting.set(id, { resolve, reject });
        wire.send(JSON.stringify({ type: 'request', id, kind, commandId, input }));
      });
      return readOutput(kind, output);
    },
    close: () => wire.close(),
  };
}

/** Answers are parsed on this side too: a face never trusts a shape that it did not check. */
function readOutput(kind: CommandKind | HostCommandKind, output: unknown): CommandOutput<CommandKind> {
  const spec = isHostCommand(kind) ? hostCommands[kind] : commands[kind];
  const read = spec.output.safeParse(output);
  if (read.success) return read.data as CommandOutput<CommandKind>;
  throw new KitError('internal.unexpected', { text: `${kind}: ${read.error.issues[0]?.path.join('.') ?? '?'}` });
}

function isHostCommand(kind: CommandKind | HostCommandKind): kind is HostCommandKind {
  return Object.hasOwn(hostCommands, kind);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
