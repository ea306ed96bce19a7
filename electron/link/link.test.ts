import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contractVersion } from '../../shared/contract/commands.ts';
import type { StationPatch } from '../../shared/contract/events.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { encodeLine } from '../codecs/json-lines.ts';
import { connectStation } from './client.ts';
import type { StationCore } from './core.ts';
import { type StationServer, serveStation } from './server.ts';

let folder: string;
let path: string;
let server: StationServer | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kb-link-'));
  path = join(folder, 's.sock');
});
afterEach(() => {
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

function coreThat(handle: StationCore['handle']): StationCore & { tell(patch: StationPatch): void } {
  const listeners = new Set<(patch: StationPatch) => void>();
  return {
    station: 'test',
    handle,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell: (patch) => {
      for (const listener of listeners) listener(patch);
    },
  };
}

describe('the link to a running station', () => {
  it('carries calls, and errors with their code and chain', async () => {
    const core = coreThat(async (kind) => {
      if (kind === 'servers.list') return [];
      throw new KitError('input.not-found', { what: 'run', name: 'x' }, { chain: [{ domain: 'D', code: 7 }] });
    });
    server = await serveStation(path, core, 'operator');
    const client = await connectStation(path);
    expect(await client.call('servers.list', {})).toEqual([]);
    await expect(client.call('runs.show', { runId: 'x' })).rejects.toMatchObject({
      code: 'input.not-found',
      params: { what: 'run', name: 'x' },
      chain: [{ domain: 'D', code: 7 }],
    });
    await client.close();
  });

  it('opens its socket to the owner only', async () => {
    server = await serveStation(
      path,
      coreThat(async () => []),
      'operator',
    );
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('tells patches to whoever subscribed', async () => {
    const core = coreThat(async () => []);
    server = await serveStation(path, core, 'operator');
    const client = await connectStation(path);
    const told = new Promise<StationPatch>((resolve) => client.subscribe(resolve));
    await client.call('servers.list', {});
    const sent: StationPatch = {
      seq: 1,
      events: [
        {
          topic: 'delivery',
          delivery: {
            recordId: '00000000-0000-4000-8000-000000000000',
            serial: 'TEST12345678',
            kind: 'prepared',
            revision: 1,
            at: 'now',
            status: 'pending',
            attempts: 0,
          },
        },
      ],
    };
    core.tell(sent);
    expect(await told).toEqual(sent);
    await client.close();
  });

  it('says so when nobody listens', async () => {
    await expect(connectStation(path)).rejects.toMatchObject({ code: 'station.not-running' });
  });

  it('lets go of every face when it stops serving, and their calls reject', async () => {
    const { promise: called, resolve } = Promise.withResolvers<void>();
    const core = coreThat(() => {
      resolve();
      return new Promise(() => {});
    });
    server = await serveStation(path, core, 'operator');
    const client = await connectStation(path);
    const call = client.call('servers.list', {});
    await called;
    server.close();
    await expect(call).rejects.toMatchObject({ code: 'station.connection-lost' });
  });

  it.each([
    ['no hello first', encodeLine({ type: 'subscribe' })],
    ['another version', encodeLine({ type: 'hello', contractVersion: contractVersion + 1 })],
    ['no JSON', 'nonsense\n'],
    ['a frame nobody knows', encodeLine({ type: 'destroy' })],
  ])('cuts off a face that sends %s', async (_name, bytes) => {
    server = await serveStation(
      path,
      coreThat(async () => []),
      'operator',
    );
    const socket = createConnection(path);
    socket.resume();
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.write(bytes);
    await closed;
  });

  it('refuses a path that no unix socket can have', async () => {
    const tooLong = join(folder, 'x'.repeat(120));
    await expect(
      serveStation(
        tooLong,
        coreThat(async () => []),
        'operator',
      ),
    ).rejects.toMatchObject({ code: 'station.socket-path-too-long' });
  });
});
