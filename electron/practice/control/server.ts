import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { z } from 'zod';
import { createLineSplitter, encodeLine } from '../../codecs/json-lines.ts';

const requestSchema = z.object({ id: z.number().int(), op: z.string(), input: z.unknown().optional() });

type ControlSession = {
  /** Sends an event line to this client only. */
  readonly emit: (event: unknown) => void;
  readonly onClose: (listener: () => void) => void;
};
export type ControlOperation = (input: unknown, session: ControlSession) => unknown;
export type ControlServer = {
  /** Also ends the connections of its clients. */
  close(): void;
};

/**
 * Serves a practice process's control channel: JSON lines `{id, op, input}` → `{id, result}` or `{id, error}`, and
 * `{event}` lines. The socket file is 0600: whoever can open it may steer the practice.
 */
export async function serveControl(path: string, operations: Record<string, ControlOperation>): Promise<ControlServer> {
  const clients = new Set<Socket>();
  const server = createServer((socket) => {
    clients.add(socket);
    socket.once('close', () => clients.delete(socket));
    serveClient(socket, operations);
  });
  rmSync(path, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      chmodSync(path, 0o600);
      resolve();
    });
  });
  return {
    close() {
      server.close();
      for (const socket of clients) socket.destroySoon();
    },
  };
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
    try {
      for (const line of split(chunk)) void answer(requestSchema.parse(JSON.parse(line)));
    } catch {
      // A client that speaks something else learns nothing, and takes nobody down.
      socket.destroy();
    }
  });

  async function answer({ id, op, input }: z.infer<typeof requestSchema>): Promise<void> {
    const operation = operations[op];
    if (operation === undefined) return send({ id, error: `unknown operation ${op}` });
    try {
      send({ id, result: (await operation(input, session)) ?? null });
    } catch (error) {
      send({ id, error: error instanceof Error ? error.message : String(error) });
    }
  }
}
