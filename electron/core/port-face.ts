import type { Role } from '../../shared/contract/command.ts';
import type { StationCore } from '../link/core.ts';
import { serveFace } from '../link/face.ts';

/** The core's end of a message port, as far as it is used: the core knows nothing of Electron. */
export type PortEnd = {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: string): void;
  start(): void;
  close(): void;
};

/** Speaks the contract over a message port, until either side closes it. */
export function servePort(port: PortEnd, core: StationCore, role: Role): void {
  const face = serveFace(
    core,
    { role, seat: 'window' },
    {
      send: (frame) => port.postMessage(JSON.stringify(frame)),
      end: () => port.close(),
    },
  );
  port.on('message', ({ data }) => face.receive(typeof data === 'string' ? data : ''));
  port.on('close', () => face.left());
  port.start();
}
