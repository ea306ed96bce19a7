import { contractVersion } from '../../../shared/contract/commands.ts';
import type { Greeting } from '../../../shared/contract/host.ts';
import type { RequestFrame, ServerFrame } from '../../../shared/contract/wire.ts';
import type { Wire } from '../wire.ts';

const greeting: Greeting = { face: 'browser', role: 'operator', offersPractice: false, offersObservers: false };

export type ScriptedWire = {
  readonly wire: Wire;
  /** Every text that came from the face, parsed. */
  readonly sent: Record<string, unknown>[];
  readonly requests: RequestFrame[];
  tell(frame: ServerFrame | Record<string, unknown> | string): void;
  /** The connection is gone. */
  lose(): void;
};

/** The station's end of a wire; it greets by itself and answers nothing else. */
export function scriptedWire(version = contractVersion): ScriptedWire {
  const sent: Record<string, unknown>[] = [];
  const requests: RequestFrame[] = [];
  let onText: (text: string) => void = () => {};
  let onClosed = () => {};
  const tell: ScriptedWire['tell'] = (frame) => onText(typeof frame === 'string' ? frame : JSON.stringify(frame));
  return {
    sent,
    requests,
    tell,
    lose: () => onClosed(),
    wire: {
      greeting,
      send: (text) => {
        const frame = JSON.parse(text) as Record<string, unknown>;
        sent.push(frame);
        if (frame.type === 'request') requests.push(frame as RequestFrame);
        if (frame.type === 'hello') {
          queueMicrotask(() => tell({ type: 'welcome', contractVersion: version, station: 's' }));
        }
      },
      listen: (handlers) => {
        onText = handlers.onText;
        onClosed = handlers.onClosed;
      },
      close: () => onClosed(),
    },
  };
}
