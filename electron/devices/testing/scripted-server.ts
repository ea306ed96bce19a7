import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MuxAddress } from '../usbmux/address.ts';

export type ScriptedServer = {
  readonly address: MuxAddress & { kind: 'unix' };
  /** Connections taken so far. */
  connections(): number;
  /** Resolves when the nth connection (from 1) is there. */
  connection(n: number): Promise<Socket>;
  close(): Promise<void>;
};

/** A unix socket that does with each connection what the script says, however hostile. */
export async function startScriptedServer(script: (socket: Socket, n: number) => void): Promise<ScriptedServer> {
  const path = join(tmpdir(), `kitbench-${randomUUID()}.sock`);
  const taken: Socket[] = [];
  const awaited: { n: number; resolve: (socket: Socket) => void }[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => {});
    taken.push(socket);
    script(socket, taken.length);
    for (const wait of awaited.filter(({ n }) => n === taken.length)) wait.resolve(socket);
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    address: { kind: 'unix', path },
    connections: () => taken.length,
    connection: (n) =>
      new Promise((resolve) => {
        const there = taken[n - 1];
        if (there !== undefined) resolve(there);
        else awaited.push({ n, resolve });
      }),
    async close() {
      for (const socket of taken) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await rm(path, { force: true });
    },
  };
}
