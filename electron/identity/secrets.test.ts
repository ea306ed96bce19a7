import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openScratchStore } from '../../tests/support/open-scratch-store.ts';
import { scratchDirectory } from '../../tests/support/scratch.ts';
import { systemClock } from '../ports/clock.ts';
import { loadOrCreateHostIdentity } from './host-identity.ts';
import { createProfileStore } from './profile-store.ts';
import { SecretUrl } from './secret-url.ts';
import { createSecretStore } from './secrets.ts';
import { saveOrganization, supervisionKeyOf } from './supervision.ts';
import { createVault } from './vault.ts';

async function open() {
  const store = openScratchStore();
  const file = join(scratchDirectory(), 'vault.json');
  const vault = await createVault({ file, passphrase: Buffer.from('word'), scryptN: 2 ** 12 });
  return { store, vault, clock: systemClock, secrets: createSecretStore({ store, vault, clock: systemClock }) };
}

describe('the secret store', () => {
  it('gives back what it was given, by reference, until it is removed', async () => {
    const { secrets } = await open();
    const ref = secrets.put(Buffer.from('abc123'), 'password');
    expect(secrets.get(ref).toString()).toBe('abc123');
    secrets.putAs(ref, Buffer.from('other'), 'password');
    expect(secrets.get(ref).toString()).toBe('other');
    secrets.remove(ref);
    expect(secrets.find(ref)).toBeUndefined();
    expect(() => secrets.get(ref)).toThrow(expect.objectContaining({ code: 'secrets.missing' }));
  });

  it('does not open one secret under the reference of another', async () => {
    const { store, secrets } = await open();
    const [one, two] = [secrets.put(Buffer.from('one'), 'a'), secrets.put(Buffer.from('two'), 'b')];
    store.secrets.save(two, 'b', store.secrets.get(one)?.sealed ?? Buffer.alloc(0), '2026-04-01T00:00:00.000Z');
    expect(() => secrets.get(two)).toThrow(expect.objectContaining({ code: 'vault.sealed-damaged' }));
  });
});

describe('the profile store', () => {
  it('names a profile by its digest', async () => {
    const { store, vault } = await open();
    const profiles = createProfileStore(store, vault);
    const name = profiles.put(Buffer.from('profile'));
    expect(name).toHaveLength(64);
    expect(profiles.put(Buffer.from('profile'))).toBe(name);
    expect(profiles.get(name).toString()).toBe('profile');
    expect(() => profiles.get('nobody')).toThrow(expect.objectContaining({ code: 'secrets.missing' }));
  });
});

describe('a secret URL', () => {
  it('shows its mask to everything that prints, and its text to who asks for it', () => {
    const url = new SecretUrl('https://mdm.example/?t=dXNlcjE6YWJjMTIz', 'https://mdm.example/?t=…');
    const shown = [String(url), `${url}`, JSON.stringify({ url }), inspect({ url }, { showHidden: true, depth: 9 })];
    for (const text of shown) {
      expect(text).toContain('https://mdm.example/?t=…');
      expect(text).not.toContain('dXNlcjE6');
    }
    expect(JSON.stringify(structuredClone({ ...url }))).not.toContain('dXNlcjE6');
    expect(url.reveal()).toBe('https://mdm.example/?t=dXNlcjE6YWJjMTIz');
  });
});

describe('the host identity', () => {
  it('is made once and is the same ever after', async () => {
    const { secrets } = await open();
    const made = await loadOrCreateHostIdentity(secrets);
    const loaded = await loadOrCreateHostIdentity(secrets);
    expect(loaded.rootCertificatePem).toBe(made.rootCertificatePem);
    expect(loaded.hostKey.equals(made.hostKey)).toBe(true);

    const root = new X509Certificate(loaded.rootCertificatePem);
    const host = new X509Certificate(loaded.hostCertificatePem);
    expect(root.checkPrivateKey(loaded.rootKey)).toBe(true);
    expect(host.checkPrivateKey(loaded.hostKey)).toBe(true);
    expect(host.verify(root.publicKey)).toBe(true);
  });
});

describe('an organization', () => {
  it('gets a supervision identity when it is new and keeps it when it changes', async () => {
    const context = await open();
    const saved = await saveOrganization(context, { name: '桜小学校', phone: '03-0000-0000' });
    const { certificate, key } = supervisionKeyOf(context, saved.id);
    const x509 = new X509Certificate(certificate);
    expect(x509.checkPrivateKey(key)).toBe(true);
    expect(x509.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(saved.identity.fingerprint);
    expect(new Date(saved.identity.notAfter).getTime()).toBe(x509.validToDate.getTime());

    const changed = await saveOrganization(context, { id: saved.id, name: '桜中学校' });
    expect(changed).toEqual({ id: saved.id, name: '桜中学校', identity: saved.identity });
    expect(supervisionKeyOf(context, saved.id).certificate.equals(certificate)).toBe(true);
    expect(context.store.organizations.list().map(({ organization }) => organization)).toEqual([changed]);
  });

  it('that nobody knows is not made up', async () => {
    const context = await open();
    const id = '5b6c1a3e-0a80-4f3e-8a8e-1f6f5f1f2b02';
    await expect(saveOrganization(context, { id, name: 'x' })).rejects.toMatchObject({ code: 'store.not-found' });
    expect(() => supervisionKeyOf(context, id)).toThrow(expect.objectContaining({ code: 'store.not-found' }));
  });
});
