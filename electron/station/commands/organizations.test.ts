import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesShowing } from '../../../tests/support/find-secret.ts';
import { openScratchStore } from '../../../tests/support/open-scratch-store.ts';
import { sampleBlueprint, startSampleRun } from '../../../tests/support/sample-run.ts';
import { scratchDirectory } from '../../../tests/support/scratch.ts';
import { readPkcs12 } from '../../crypto/pkcs12.ts';
import { createSecretStore } from '../../identity/secrets.ts';
import { supervisionKeyOf } from '../../identity/supervision.ts';
import { createVault } from '../../identity/vault.ts';
import { systemClock } from '../../ports/clock.ts';
import { organizationHandlers } from './organizations.ts';

const caller = { role: 'operator', seat: 'window' } as const;
const password = 'kanaria-identity+/=';
const shift = { operator: '佐藤', since: '', until: '' };

async function room() {
  const dataDir = scratchDirectory();
  const store = openScratchStore({ dataDir });
  const vault = await createVault({
    file: join(dataDir, 'vault.json'),
    passphrase: Buffer.from('word'),
    scryptN: 2 ** 12,
  });
  const secrets = createSecretStore({ store, vault, clock: systemClock });
  const status: { shift?: typeof shift } = {};
  const handlers = organizationHandlers({ store, secrets, clock: systemClock, status: { read: () => status } });
  const school = await handlers['organizations.save']({ name: '青葉小学校' }, caller);
  const exported = async (id: string, format: 'strong' | 'compatible' = 'strong') => {
    const { data } = await handlers['organizations.exportIdentity']({ id, password, format }, caller);
    return Buffer.from(data, 'base64');
  };
  return { dataDir, store, secrets, status, handlers, school, exported };
}

describe('exporting a supervision identity', () => {
  it.each(['strong', 'compatible'] as const)(
    'gives key and certificate under the password alone: %s',
    async (format) => {
      const { store, secrets, school, exported } = await room();
      const file = await exported(school.id, format);
      const { key, certificate } = await readPkcs12(file, password);
      const own = supervisionKeyOf({ store, secrets }, school.id);
      expect(key.equals(own.key)).toBe(true);
      expect(new X509Certificate(certificate).fingerprint256.replaceAll(':', '').toLowerCase()).toBe(
        school.identity.fingerprint,
      );
      await expect(readPkcs12(file, 'kanaria-other')).rejects.toThrow();
    },
  );

  it('counts as a copy only once it was put somewhere, and says by whom', async () => {
    const { handlers, status, school, exported } = await room();
    await exported(school.id);
    expect(await handlers['organizations.list']({}, caller)).toEqual([school]);
    status.shift = shift;
    const wish = { id: school.id, fingerprint: school.identity.fingerprint, by: 'kit' };
    const noted = await handlers['organizations.noteCopy'](wish, caller);
    expect(noted.identity.copy).toMatchObject({ how: 'exported', by: '佐藤', at: expect.any(String) });
    expect(await handlers['organizations.list']({}, caller)).toEqual([noted]);
    const edited = await handlers['organizations.save']({ id: school.id, name: '青葉' }, caller);
    expect(edited.identity.copy).toEqual(noted.identity.copy);
  });

  it('is not noted for another identity than the one exported', async () => {
    const { handlers, school } = await room();
    const other = { id: school.id, fingerprint: 'f'.repeat(64) };
    expect(() => handlers['organizations.noteCopy'](other, caller)).toThrow(
      expect.objectContaining({ code: 'identity.changed' }),
    );
  });

  it('leaves neither password nor file in the data directory', async () => {
    const { dataDir, handlers, school, exported } = await room();
    const file = await exported(school.id);
    await handlers['organizations.save'](
      { name: '取り込み', identity: { from: 'files', files: [file.toString('base64')], password } },
      caller,
    );
    expect(filesShowing(dataDir, password)).toEqual([]);
    expect(filesShowing(dataDir, file.subarray(200, 240))).toEqual([]);
  });
});

describe("a new organization's identity", () => {
  it('comes from a file of another station and counts as copied', async () => {
    const { school, exported } = await room();
    const elsewhere = await room();
    const files = [(await exported(school.id)).toString('base64')];
    const identity = { from: 'files', files, password } as const;
    const made = await elsewhere.handlers['organizations.save']({ name: '青葉小学校', identity }, caller);
    expect(made.identity).toMatchObject({ fingerprint: school.identity.fingerprint, copy: { how: 'imported' } });
  });

  it('may be one the station holds, even of an organization that was removed', async () => {
    const { handlers, store, secrets, school } = await room();
    await handlers['organizations.remove']({ id: school.id }, caller);
    const { fingerprint } = school.identity;
    expect(await handlers['organizations.identities']({}, caller)).toMatchObject([
      { fingerprint, organizations: ['青葉小学校'], orphaned: true },
    ]);
    const identity = { from: 'station', fingerprint } as const;
    const again = await handlers['organizations.save']({ name: '青葉学園', identity }, caller);
    expect(again.identity).toEqual(school.identity);
    expect(supervisionKeyOf({ store, secrets }, again.id).key.asymmetricKeyType).toBe('rsa');
    expect(await handlers['organizations.identities']({}, caller)).toMatchObject([
      { organizations: ['青葉学園'], orphaned: false },
    ]);
  });

  it('stays what it is afterwards', async () => {
    const { handlers, school } = await room();
    const change = { id: school.id, name: 'A', identity: { from: 'new' } } as const;
    await expect(handlers['organizations.save'](change, caller)).rejects.toMatchObject({ code: 'identity.fixed' });
  });

  it('is not made of one that nobody holds', async () => {
    const { handlers } = await room();
    const identity = { from: 'station', fingerprint: 'e'.repeat(64) } as const;
    await expect(handlers['organizations.save']({ name: 'A', identity }, caller)).rejects.toMatchObject({
      code: 'store.not-found',
    });
  });
});

describe('what hangs on an organization', () => {
  it('is told before it is removed', async () => {
    const { handlers, store, school } = await room();
    const { fingerprint } = school.identity;
    const plan = { organization: { identity: { fingerprint } } };
    const kit = (deviceKey: string, plans: unknown, end: 'prepared' | 'failed', supervise = true) => {
      const runId = startSampleRun(store, { deviceKey, plan: plans, blueprint: sampleBlueprint({ supervise }) });
      store.runs.follow(runId, { type: 'run-ended', end }, '2026-04-01T01:00:00.000Z');
    };
    kit('ecid:A', plan, 'prepared');
    kit('ecid:A', plan, 'prepared');
    kit('ecid:B', plan, 'prepared');
    kit('ecid:C', plan, 'failed');
    kit('ecid:D', plan, 'prepared', false);
    kit('ecid:E', { organization: { identity: { fingerprint: 'other' } } }, 'prepared');
    store.blueprints.save(sampleBlueprint({ name: '教室', organizationId: school.id }), '2026-04-01T00:00:00.000Z');
    const identity = { from: 'station', fingerprint } as const;
    await handlers['organizations.save']({ name: '青葉学園', identity }, caller);
    expect(await handlers['organizations.usage']({ id: school.id }, caller)).toEqual({
      blueprints: ['教室'],
      devices: 2,
      sharedWith: ['青葉学園'],
    });
    expect(() => handlers['organizations.remove']({ id: school.id }, caller)).toThrow(
      expect.objectContaining({ code: 'input.in-use', params: expect.objectContaining({ by: '教室' }) }),
    );
  });
});
