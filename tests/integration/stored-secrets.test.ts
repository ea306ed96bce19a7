import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadOrCreateHostIdentity } from '../../electron/identity/host-identity.ts';
import { createProfileStore } from '../../electron/identity/profile-store.ts';
import { createSecretStore } from '../../electron/identity/secrets.ts';
import { saveOrganization, supervisionKeyOf } from '../../electron/identity/supervision.ts';
import { createVault } from '../../electron/identity/vault.ts';
import { systemClock } from '../../electron/ports/clock.ts';
import { backUp } from '../../electron/store/migrate.ts';
import { filesShowing } from '../support/find-secret.ts';
import { openScratchStore } from '../support/open-scratch-store.ts';
import { queueSampleRecord } from '../support/sample-run.ts';
import { scratchDirectory } from '../support/scratch.ts';

const canaries = {
  passphrase: 'canary:合言葉+/=passphrase',
  password: 'canary:パスワード+/=enrollment',
  apiToken: 'canary:records-api-token+/=0123',
  wifiKey: 'canary:wifi-preshared-key+/=4567',
  unlockToken: 'canary:unlock-token+/=89ab',
  pairRecordKey: 'canary:pair-record-private-key+/=cdef',
};

/** Bytes of a private key that stand within one line of its PEM: no file may hold them. */
function coreOf(key: { export(options: { format: 'der'; type: 'pkcs1' }): Buffer }): Buffer {
  return key.export({ format: 'der', type: 'pkcs1' }).subarray(300, 318);
}

async function keepEverySecret(dataDir: string) {
  const store = openScratchStore({ dataDir });
  const passphrase = Buffer.from(canaries.passphrase);
  const vault = await createVault({ file: join(dataDir, 'vault.json'), passphrase, scryptN: 2 ** 12 });
  const secrets = createSecretStore({ store, vault, clock: systemClock });
  secrets.put(Buffer.from(JSON.stringify({ product: 'mobiconnect', password: canaries.password })), 'server');
  secrets.put(Buffer.from(canaries.apiToken), 'records token');
  secrets.put(Buffer.from(canaries.unlockToken), 'unlock token');
  secrets.put(Buffer.from(canaries.pairRecordKey), 'pair record');
  createProfileStore(store, vault).put(Buffer.from(`<plist><string>${canaries.wifiKey}</string></plist>`));
  const { hostKey, rootKey } = await loadOrCreateHostIdentity(secrets);
  const organization = await saveOrganization({ store, secrets, clock: systemClock }, { name: '桜小学校' });
  const { key } = supervisionKeyOf({ store, secrets }, organization.id);
  queueSampleRecord(store, 'DMPXK0AAJF88');
  backUp(store.db, join(dataDir, 'backups'), 'canary', new Date());
  return { store, keys: [hostKey, rootKey, key].map(coreOf) };
}

describe('secrets at rest', () => {
  it('are in no file of the data directory, while it is in use and after', async () => {
    const dataDir = scratchDirectory();
    const { store, keys } = await keepEverySecret(dataDir);
    const secrets = [...Object.values(canaries), ...keys];
    const showing = () => secrets.flatMap((secret) => filesShowing(dataDir, secret));
    expect(existsSync(join(dataDir, 'kitbench.db-wal'))).toBe(true);
    expect(showing()).toEqual([]);
    store.close();
    expect(showing()).toEqual([]);
  });

  it.each([
    ['raw', (secret: string) => secret],
    ['base64 within other text', (secret: string) => Buffer.from(`user1:${secret}!`).toString('base64')],
    ['percent-encoded', encodeURIComponent],
    ['hex', (secret: string) => Buffer.from(secret).toString('hex')],
    ['JSON', (secret: string) => JSON.stringify({ secret })],
  ])('would be found if they were there %s', (_, encode) => {
    const dataDir = scratchDirectory();
    writeFileSync(join(dataDir, 'file'), `…${encode(canaries.password)}…`);
    expect(filesShowing(dataDir, canaries.password)).not.toEqual([]);
  });
});
