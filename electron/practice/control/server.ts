import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { z } from 'zod';
import { createLineSplitter, encodeLine } from '../../codecs/json-lines.ts';

const requestSchema = z.object({ id: z.number().int(), op: z.string(), input: z.unknown() });

export type ControlSession = {
  /** Sends an event line to this client only. */
  readonly emit: (event: unknown) => void;
  readonly onClose: (listener: () => void) => void;
};
export type ControlOperation = (input: unknown, session: ControlSession) => unknown;

/**
 * Serves a practice process's control channel: JSON lines `{id, op, input}` → `{id, result}` or `{id, error}`, and
 * `{event}` lines. The socket file is 0600: whoever can open it may steer the practice.
 */
export async function serveControl(path: string, operations: Record<string, ControlOperation>): Promise<Server> {
  const server = createServer((socket) => serveClient(socket, operations));
  rmSync(path, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      chmodSync(path, 0o600);
      resolve();
    });
  });
  return server;
}

function serveClient(socket: Socket, operations: Record<string, ControlOperation>): void {
  const split = createLineSplitter(4 * 1024 * 1024);
  const send = (value: unknown) => {
    if (!socket.destroyed) socket.write(encodeLine(value));
  };
  const session: ControlSession = {
    emit: (event) => send({ event }),
    onClose: (listener) => void socket.once('close', listener),
  };
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    for (const line of split(chunk)) void answer(line);
  });

  async function answer(line: string): Promise<void> {
    const { id, op, input } = requestSchema.parse(JSON.parse(line));
    const operation = operations[op];
    if (operation === undefined) return send({ id, error: `unknown operation ${op}` });
    try {
      send({ id, result: (await operation(input, session)) ?? null });
    } catch (error) {
      send({ id, error: error instanceof Error ? error.message : String(error) });
    }
  }
}
