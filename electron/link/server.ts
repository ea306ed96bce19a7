import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import type { Role } from '../../shared/contract/command.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { createLineSplitter, encodeLine } from '../codecs/json-lines.ts';
import type { StationCore } from './core.ts';
import { maxFrameChars, serveFace } from './face.ts';

/** `close` takes no more faces and lets go of those that are connected: they would keep the process alive. */
export type StationServer = { close(): void };

/**
 * Serves the contract as JSON lines on a unix socket of mode 0600: whoever may open the file may operate the station.
 * @param path at most 100 bytes, the limit of a unix socket address.
 */
export async function serveStation(path: string, core: StationCore, role: Role): Promise<StationServer> {
  if (Buffer.byteLength(path) > 100) throw new KitError('station.socket-path-too-long', { path });
  const faces = new Set<Socket>();
  const server = createServer((socket) => {
    faces.add(socket);
    socket.once('close', () => faces.delete(socket));
    serveSocket(socket, core, role);
  });
  rmSync(path, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  chmodSync(path, 0o600);
  return {
    close: () => {
      server.close();
      for (const face of faces) face.destroy();
    },
  };
}

function serveSocket(socket: Socket, core: StationCore, role: Role): void {
  const split = createLineSplitter(maxFrameChars);
  const face = serveFace(
    core,
    { role, seat: 'terminal' },
    {
      send: (frame) => {
        if (!socket.destroyed) socket.write(encodeLine(frame));
      },
      end: () => socket.destroySoon(),
    },
  );
  socket.on('error', () => socket.destroy());
  socket.once('close', () => face.left());
  socket.on('data', (chunk) => {
    try {
      for (const line of split(chunk)) face.receive(line);
    } catch {
      socket.destroy();
    }
  });
}
