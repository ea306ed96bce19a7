import { createPrivateKey, X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DeviceSnapshot } from '../../../shared/domain/device.ts';
import { udidSchema } from '../../../shared/domain/ids.ts';
import { mostAccepted } from '../../../shared/domain/supervision-identity.ts';
import { filesShowing } from '../../../tests/support/find-secret.ts';
import { openScratchStore } from '../../../tests/support/open-scratch-store.ts';
import { sampleBlueprint, startSampleRun } from '../../../tests/support/sample-run.ts';
import { scratchDirectory } from '../../../tests/support/scratch.ts';
import { certificateFingerprint, issueCertificate, pem } from '../../crypto/certificates.ts';
import { readPkcs12 } from '../../crypto/pkcs12.ts';
import { createSupervisionIdentity } from '../../crypto/supervision-identity.ts';
import { createSecretStore } from '../../identity/secrets.ts';
import { supervisionKeyOf } from '../../identity/supervision.ts';
import { createVault } from '../../identity/vault.ts';
import { systemClock } from '../../ports/clock.ts';
import { identityHandlers } from './identities.ts';
import { organizationHandlers } from './organizations.ts';

const caller = { role: 'operator', seat: 'terminal' } as const;
const password = 'kanaria-spare+/=';

async function room() {
  const dataDir = scratchDirectory();
  const store = openScratchStore({ dataDir });
  const vault = await createVault({
    file: join(dataDir, 'vault.json'),
    passphrase: Buffer.from('word'),
    scryptN: 2 ** 12,
  });
  const secrets = createSecretStore({ store, vault, clock: systemClock });
  const attached = new Map<string, DeviceSnapshot>();
  const parts = { store, secrets, clock: systemClock };
  const handlers = {
    ...organizationHandlers({ ...parts, status: { read: () => ({}) } }),
    ...identityHandlers({ ...parts, bench: { get: (key) => attached.get(key) } }),
  };
  const school = await handlers['organizations.save']({ name: '青葉小学校' }, caller);
  return { dataDir, store, secrets, attached, handlers, school };
}

describe('a change of the supervision identity', () => {
  it('gives another one and keeps the one before, with its key', async () => {
    const { store, secrets, handlers, school } = await room();
    const { id, identity: before } = school;
    const changed = await handlers['organizations.replaceIdentity']({ id, identity: { from: 'new' } }, caller);
    expect(changed.identity.fingerprint).not.toBe(before.fingerprint);
    expect(changed.identity.copy).toBeUndefined();
    expect(changed.former).toMatchObject([{ fingerprint: before.fingerprint, replacedAt: expect.any(String) }]);
    expect(certificateFingerprint(supervisionKeyOf({ store, secrets }, id).certificate)).toBe(
      changed.identity.fingerprint,
    );
    expect(await handlers['organizations.list']({}, caller)).toEqual([changed]);
    expect(await handlers['organizations.identities']({}, caller)).toMatchObject([
      { fingerprint: changed.identity.fingerprint, orphaned: false },
      { fingerprint: before.fingerprint, orphaned: true },
    ]);
    // Back again, by choosing the one that the station still holds.
    const back = await handlers['organizations.replaceIdentity'](
      { id, identity: { from: 'station', fingerprint: before.fingerprint } },
      caller,
    );
    expect(back).toMatchObject({
      identity: { fingerprint: before.fingerprint },
      former: [{ fingerprint: changed.identity.fingerprint }],
    });
  });

  it('outlives an edit of the organization, and is none when it is the same', async () => {
    const { handlers, school } = await room();
    const { id, identity } = school;
    const same = { from: 'station', fingerprint: identity.fingerprint } as const;
    await expect(handlers['organizations.replaceIdentity']({ id, identity: same }, caller)).rejects.toMatchObject({
      code: 'identity.same',
    });
    const { former } = await handlers['organizations.replaceIdentity']({ id, identity: { from: 'new' } }, caller);
    const edited = await handlers['organizations.save']({ id, name: '青葉' }, caller);
    expect(edited).toMatchObject({ name: '青葉', former });
  });

  it('tells whom it concerns: by the last kitting, and by what a device tells itself', async () => {
    const { store, attached, handlers, school } = await room();
    const { id, identity } = school;
    const kit = (deviceKey: string, fingerprint: string, at: string, organizationId = id) => {
      const plan = { organization: { id: organizationId, identity: { fingerprint } } };
      const runId = startSampleRun(store, { deviceKey, plan, startedAt: at, blueprint: sampleBlueprint() });
      store.runs.follow(runId, { type: 'run-ended', end: 'prepared' }, at);
    };
    const { fingerprint: current } = (
      await handlers['organizations.replaceIdentity']({ id, identity: { from: 'new' } }, caller)
    ).identity;
    kit('ecid:OLD', identity.fingerprint, '2026-04-01T00:00:00.000Z');
    kit('ecid:AGAIN', identity.fingerprint, '2026-04-02T00:00:00.000Z');
    kit('ecid:AGAIN', current, '2026-04-03T00:00:00.000Z');
    kit('ecid:GONE', identity.fingerprint, '2026-04-04T00:00:00.000Z');
    kit('ecid:GONE', 'x', '2026-04-05T00:00:00.000Z', 'another organization');
    kit('ecid:STOLEN', identity.fingerprint, '2026-04-06T00:00:00.000Z');
    attached.set('ecid:STOLEN', {
      key: 'ecid:STOLEN',
      attached: true,
      state: 'ready',
      seenAt: '',
      facts: {
        udid: udidSchema.parse('00008110-000123456789ABCD'),
        paired: true,
        findMy: 'no',
        setupDone: 'no',
        supervised: 'yes',
        cloudConfiguration: { isSupervised: true, supervisorFingerprints: ['f'], hasConfigurationUrl: false },
      },
    });
    const { devices } = await handlers['organizations.supervised']({ id }, caller);
    expect(devices.map(({ key, obeys, attached: isHere }) => [key, obeys, isHere])).toEqual([
      ['ecid:OLD', 'former', false],
      ['ecid:AGAIN', 'current', false],
      ['ecid:STOLEN', 'other', true],
    ]);
  });
});

describe('certificates that devices obey besides', () => {
  it('are added from a file or from the vault, and dropped again', async () => {
    const { handlers, school } = await room();
    const { id } = school;
    const other = await handlers['organizations.save']({ name: '本部' }, caller);
    const { certificate } = await createSupervisionIdentity({ organization: '県', now: new Date() });
    const file = Buffer.from(pem(certificate)).toString('base64');
    await handlers['organizations.accept']({ id, name: '県教委', certificate: { from: 'file', file } }, caller);
    const held = { from: 'station', fingerprint: other.identity.fingerprint } as const;
    const both = await handlers['organizations.accept']({ id, name: '本部', certificate: held }, caller);
    expect(both.accepts?.map(({ name, fingerprint }) => [name, fingerprint])).toEqual([
      ['県教委', certificateFingerprint(certificate)],
      ['本部', other.identity.fingerprint],
    ]);
    expect(both.accepts?.[0]?.certificate).toBe(certificate.toString('base64'));
    const { fingerprint } = other.identity;
    const left = await handlers['organizations.dropAccepted']({ id, fingerprint }, caller);
    expect(left.accepts).toHaveLength(1);
    expect(() => handlers['organizations.dropAccepted']({ id, fingerprint }, caller)).toThrow(
      expect.objectContaining({ code: 'store.not-found' }),
    );
  });

  it('are refused when they are there already, are none, or could not answer a device', async () => {
    const { handlers, school } = await room();
    const accept = (file: Buffer | string) =>
      handlers['organizations.accept'](
        { id: school.id, name: 'x', certificate: { from: 'file', file: Buffer.from(file).toString('base64') } },
        caller,
      );
    const own = { from: 'station', fingerprint: school.identity.fingerprint } as const;
    expect(() => handlers['organizations.accept']({ id: school.id, name: 'x', certificate: own }, caller)).toThrow(
      expect.objectContaining({ code: 'identity.already-accepted' }),
    );
    expect(() => accept('hello')).toThrow(expect.objectContaining({ code: 'identity.no-certificate' }));
    const { certificate, key } = await createSupervisionIdentity({ organization: 'x', now: new Date() });
    for (let count = 0; count < mostAccepted; count += 1) {
      const { publicKey } = new X509Certificate(certificate);
      accept(issueCertificate({ subjectPublicKey: publicKey, signingKey: key, notAfter: new Date('2040-01-01') }));
    }
    expect(() => accept(certificate)).toThrow(expect.objectContaining({ code: 'identity.too-many-accepted' }));
  });
});

describe('an identity for emergencies', () => {
  it('is a file whose key the station keeps nothing of', async () => {
    const { dataDir, handlers, school } = await room();
    const wish = { id: school.id, password, format: 'compatible' } as const;
    const { data, certificate, fileName } = await handlers['organizations.makeSpare'](wish, caller);
    const { key, certificate: inFile } = await readPkcs12(Buffer.from(data, 'base64'), password);
    expect(fileName).toMatch(/^kitbench-spare-青葉小学校-[0-9a-f]{8}\.p12$/);
    expect(inFile.toString('base64')).toBe(certificate);
    expect(new X509Certificate(inFile).checkPrivateKey(key)).toBe(true);
    const file = { from: 'file', file: certificate } as const;
    await handlers['organizations.accept']({ id: school.id, name: '非常用', certificate: file }, caller);
    const { d = '' } = key.export({ format: 'jwk' });
    expect(filesShowing(dataDir, Buffer.from(d, 'base64url').subarray(0, 32))).toEqual([]);
    expect(await handlers['organizations.identities']({}, caller)).toHaveLength(1);
  });
});

describe('the pair of files for cfgutil', () => {
  it('is certificate and key in DER', async () => {
    const { handlers, school, store, secrets } = await room();
    const { certificate, key } = await handlers['organizations.exportKeyPair']({ id: school.id }, caller);
    const own = supervisionKeyOf({ store, secrets }, school.id);
    expect(Buffer.from(certificate, 'base64')).toEqual(own.certificate);
    const read = createPrivateKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'pkcs8' });
    expect(read.equals(own.key)).toBe(true);
  });
});
