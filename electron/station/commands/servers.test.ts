import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openScratchStore } from '../../../tests/support/open-scratch-store.ts';
import { scratchDirectory } from '../../../tests/support/scratch.ts';
import { createSecretStore } from '../../identity/secrets.ts';
import { createVault } from '../../identity/vault.ts';
import { systemClock } from '../../ports/clock.ts';
import { enrollmentSourceOf } from '../enrollment-source.ts';
import { serverHandlers } from './servers.ts';

const source = {
  product: 'mobiconnect',
  host: 'c.mobi-connect.net',
  accountId: 'sample.com',
  userId: 'user1',
  password: 'abc123',
} as const;
const records = { baseUrl: 'https://records.example/v1', token: 'token-of-records', trust: ['PEM'] };
const nothingElse = { anchors: { keep: [], add: [] }, asCopy: false };

const caller = { role: 'operator', seat: 'window' } as const;

async function withServer() {
  const store = openScratchStore();
  const file = join(scratchDirectory(), 'vault.json');
  const vault = await createVault({ file, passphrase: Buffer.from('word'), scryptN: 2 ** 12 });
  const secrets = createSecretStore({ store, vault, clock: systemClock });
  const quiet = { backends: { forget: () => undefined }, outbox: { resume: () => undefined } };
  const handlers = serverHandlers({ store, secrets, clock: systemClock, ...quiet });
  const server = await handlers['servers.save']({ name: 'A', enrollment: source, anchors: [], records }, caller);
  const secretsOf = (id: string) => {
    const stored = store.servers.get(id);
    if (stored === undefined) throw new Error(`no server ${id}`);
    const token = stored.records && secrets.get(stored.records.tokenRef).toString('utf8');
    return { source: enrollmentSourceOf(secrets, stored), token, trust: stored.records?.trust };
  };
  return { handlers, server, secretsOf };
}

describe('servers.change', () => {
  it('keeps what stays away from it: source, token, trust', async () => {
    const { handlers, server, secretsOf } = await withServer();
    const { baseUrl } = records;
    const changed = await handlers['servers.change'](
      {
        ...nothingElse,
        id: server.id,
        name: 'B',
        records: { baseUrl },
      },
      caller,
    );
    expect(changed).toEqual({ ...server, name: 'B' });
    expect(secretsOf(server.id)).toEqual({ source, token: records.token, trust: records.trust });
  });

  it('sends no stored token to another address', async () => {
    const { handlers, server } = await withServer();
    const other = { ...nothingElse, id: server.id, name: 'A', records: { baseUrl: 'https://other.example' } };
    await expect(handlers['servers.change'](other, caller)).rejects.toMatchObject({ code: 'input.invalid' });
  });

  it('makes a copy with secrets of its own', async () => {
    const { handlers, server, secretsOf } = await withServer();
    const copy = await handlers['servers.change']({ ...nothingElse, asCopy: true, id: server.id, name: 'B' }, caller);
    expect(copy.id).not.toBe(server.id);
    await handlers['servers.remove']({ id: server.id }, caller);
    expect(secretsOf(copy.id)).toEqual({ source, token: undefined, trust: undefined });
  });

  it('takes a URL as pasted and keeps what it means', async () => {
    const { handlers, server, secretsOf } = await withServer();
    const url = 'https://c.mobi-connect.net/crs/iosmdm/dep/other.com?p=apple&t=dXNlcjI6eA%3D%3D';
    const enrollment = { product: 'pasted', url } as const;
    await handlers['servers.change']({ ...nothingElse, id: server.id, name: 'A', enrollment }, caller);
    expect(secretsOf(server.id).source).toMatchObject({
      product: 'mobiconnect',
      accountId: 'other.com',
      password: 'x',
    });
  });
});
