import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import type { Role } from '../../shared/contract/command.ts';
import { contractVersion } from '../../shared/contract/commands.ts';
import { clientFrameSchema, type RequestFrame, type ServerFrame } from '../../shared/contract/wire.ts';
import { asKitError, KitError } from '../../shared/errors/kit-error.ts';
import { createLineSplitter, encodeLine } from '../codecs/json-lines.ts';
import type { StationCore } from './core.ts';

/** Blueprints carry profiles as base64; nothing larger has a reason to come in. */
const maxFrameBytes = 64 * 1024 * 1024;

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
    serveFace(socket, core, role);
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

function serveFace(socket: Socket, core: StationCore, role: Role): void {
  const split = createLineSplitter(maxFrameBytes);
  let welcome = false;
  let unsubscribe = () => {};
  const send = (frame: ServerFrame) => {
    if (!socket.destroyed) socket.write(encodeLine(frame));
  };

  socket.on('error', () => socket.destroy());
  socket.once('close', () => unsubscribe());
  socket.on('data', (chunk) => {
    try {
      for (const line of split(chunk)) receive(line);
    } catch {
      // A face that breaks the framing is cut off; there is no frame to answer.
      socket.destroy();
    }
  });

  function receive(line: string): void {
    const frame = clientFrameSchema.parse(JSON.parse(line));
    if (frame.type === 'hello') {
      welcome = frame.contractVersion === contractVersion;
      send({ type: 'welcome', contractVersion, station: core.station });
      if (!welcome) socket.end();
      return;
    }
    if (!welcome) throw new Error('no hello');
    if (frame.type === 'subscribe') {
      unsubscribe();
      unsubscribe = core.subscribe((event) => send({ type: 'event', event }));
      return;
    }
    void answer(frame);
  }

  async function answer({ id, kind, input, commandId }: RequestFrame): Promise<void> {
    try {
      const caller = commandId === undefined ? { role } : { role, commandId };
      send({ type: 'answer', id, output: await core.handle(kind, input, caller) });
    } catch (error) {
      send({ type: 'problem', id, problem: asKitError(error).toProblem() });
    }
  }
}
