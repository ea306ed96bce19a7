import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openControl } from './client.ts';
import { type ControlOperation, type ControlServer, serveControl } from './server.ts';

let folder: string;
let server: ControlServer | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'control-'));
});
afterEach(() => {
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(operations: Record<string, ControlOperation>) {
  const path = join(folder, 'control');
  server = await serveControl(path, operations);
  return path;
}

describe('a control channel', () => {
  it('answers operations, says what went wrong, and is open to its owner only', async () => {
    const path = await serve({
      double: (input) => Number(input) * 2,
      fail: () => {
        throw new Error('no such device');
      },
    });
    const client = await openControl(path);
    expect(await client.call('double', 21)).toBe(42);
    await expect(client.call('fail')).rejects.toThrow('no such device');
    await expect(client.call('unheard')).rejects.toThrow('unknown operation unheard');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    client.close();
  });

  it('survives a client that speaks no JSON', async () => {
    const path = await serve({ ping: () => 'pong' });
    const stranger = createConnection(path);
    await new Promise((resolve) => {
      stranger.on('error', () => {});
      stranger.once('close', resolve);
      stranger.resume();
      stranger.write('GET / HTTP/1.1\r\n\r\n');
    });
    const client = await openControl(path);
    expect(await client.call('ping')).toBe('pong');
    client.close();
  });

  it('tells operations that their client went away, and ends its clients when it closes', async () => {
    const { promise: gone, resolve } = Promise.withResolvers<void>();
    const path = await serve({ watch: (_, session) => session.onClose(resolve), hang: () => new Promise(() => {}) });
    const client = await openControl(path);
    await client.call('watch');
    const hanging = client.call('hang');
    server?.close();
    await expect(hanging).rejects.toThrow('control channel closed');
    await gone;
  });
});
