import { createConnection } from 'node:net';
import { z } from 'zod';
import { createLineSplitter, encodeLine } from '../../codecs/json-lines.ts';

const lineSchema = z.union([
  z.object({ event: z.unknown() }).strict(),
  z.object({ id: z.number().int(), result: z.unknown() }).strict(),
  z.object({ id: z.number().int(), error: z.string() }).strict(),
]);

export type ControlClient = {
  call(op: string, input?: unknown): Promise<unknown>;
  onEvent(listener: (event: unknown) => void): void;
  close(): void;
};

/** Opens a practice process's control channel. Calls in flight reject when the channel closes. */
export async function openControl(path: string): Promise<ControlClient> {
  const socket = createConnection(path);
  const split = createLineSplitter(64 * 1024 * 1024);
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const listeners: ((event: unknown) => void)[] = [];
  let nextId = 1;
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    for (const line of split(chunk)) receive(lineSchema.parse(JSON.parse(line)));
  });
  socket.once('close', () => {
    for (const call of waiting.values()) call.reject(new Error('control channel closed'));
    waiting.clear();
  });

  function receive(line: z.infer<typeof lineSchema>): void {
    if ('event' in line) {
      for (const listener of listeners) listener(line.event);
      return;
    }
    const call = waiting.get(line.id);
    waiting.delete(line.id);
    if ('error' in line) call?.reject(new Error(line.error));
    else call?.resolve(line.result);
  }

  return {
    call: (op, input) =>
      new Promise((resolve, reject) => {
        if (socket.destroyed) return reject(new Error('control channel closed'));
        const id = nextId++;
        waiting.set(id, { resolve, reject });
        socket.write(encodeLine({ id, op, input }));
      }),
    onEvent: (listener) => void listeners.push(listener),
    close: () => void socket.destroy(),
  };
}
