import { createConnection } from 'node:net';
import { KitError } from '../../shared/errors/kit-error.ts';
import { createLineSplitter, encodeLine } from '../codecs/json-lines.ts';

/** A running station's socket as it is: one JSON text a line, for a transport that passes the contract's frames on. */
export type StationLines = {
  send(frame: unknown): void;
  /** How many bytes wait to be taken by the station. */
  readonly waitingBytes: number;
  close(): void;
};

/** @throws KitError `station.not-running` when nobody listens there. */
export async function openStationLines(
  path: string,
  handlers: { readonly onLine: (line: string) => void; readonly onClosed: () => void },
): Promise<StationLines> {
  const socket = createConnection(path);
  const split = createLineSplitter(64 * 1024 * 1024);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', (cause) => reject(new KitError('station.not-running', {}, { cause })));
  });
  socket.on('error', () => socket.destroy());
  socket.once('close', handlers.onClosed);
  socket.on('data', (chunk) => {
    try {
      for (const line of split(chunk)) handlers.onLine(line);
    } catch {
      socket.destroy();
    }
  });
  return {
    send: (frame) => {
      if (!socket.destroyed) socket.write(encodeLine(frame));
    },
    get waitingBytes() {
      return socket.writableLength;
    },
    close: () => void socket.destroy(),
  };
}
