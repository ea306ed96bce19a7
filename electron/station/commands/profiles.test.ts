import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blueprintSchema } from '../../../shared/domain/blueprint.ts';
import { libraryProfileSchema, profileContentsSchema } from '../../../shared/domain/profile.ts';
import { isProfileDict, type ProfileDocument, payloadsOf } from '../../../shared/domain/profile-document.ts';
import { openScratchStore } from '../../../tests/support/open-scratch-store.ts';
import { scratchDirectory } from '../../../tests/support/scratch.ts';
import { testPayload, testProfile, wifiPayload } from '../../../tests/support/test-profiles.ts';
import { pem } from '../../crypto/certificates.ts';
import { haveOpenssl, openWorkshop } from '../../crypto/test-openssl.ts';
import { createProfileStore } from '../../identity/profile-store.ts';
import { createSecretStore } from '../../identity/secrets.ts';
import { saveOrganization, supervisionKeyOf } from '../../identity/supervision.ts';
import { createVault } from '../../identity/vault.ts';
import { systemClock } from '../../ports/clock.ts';
import { blueprintHandlers } from './blueprints.ts';
import { profileHandlers } from './profiles.ts';

const caller = { role: 'operator', seat: 'window' } as const;
const secret = 'kanaria-wifi-key';
const ios = { platform: 'ios' } as const;
const unreachable = () => {
  throw new Error('not part of this test');
};

async function station() {
  const store = openScratchStore();
  const file = join(scratchDirectory(), 'vault.json');
  const vault = await createVault({ file, passphrase: Buffer.from('word'), scryptN: 2 ** 12 });
  const profiles = createProfileStore(store, vault);
  const secrets = createSecretStore({ store, vault, clock: systemClock });
  const organization = await saveOrganization({ store, secrets, clock: systemClock }, { name: '青葉小学校' });
  const parts = { checks: { blueprint: unreachable }, kitting: { planExample: unreachable } };
  const blueprints = blueprintHandlers({ store, profiles, clock: systemClock, ...parts });
  const handlers = profileHandlers({ store, profiles, secrets, clock: systemClock }, blueprints['blueprints.save']);
  const keep = async (data: Buffer, name = 'Wi-Fi', id?: string) =>
    libraryProfileSchema.parse(
      await handlers['profiles.import'](
        { data: data.toString('base64'), name, ...(id === undefined ? {} : { id }) },
        caller,
      ),
    );
  const save = async (document: ProfileDocument, name: string, id?: string) =>
    libraryProfileSchema.parse(
      await handlers['profiles.save']({ source: { document }, name, ...(id === undefined ? {} : { id }) }, caller),
    );
  const contents = async (id: string) => {
    const shown = await handlers['profiles.show']({ id, target: ios }, caller);
    return profileContentsSchema.parse(shown.contents);
  };
  const exported = async (id: string, withSecrets = true) => {
    const { data } = await handlers[withSecrets ? 'profiles.exportWhole' : 'profiles.export']({ id }, caller);
    return Buffer.from(String(data), 'base64');
  };
  return { store, secrets, organization, handlers, blueprints, keep, save, contents, exported };
}

const wifi = testProfile('test.wifi', [wifiPayload({ ssid: 'school', password: secret })]);

describe('the library of profiles', () => {
  it('gives a file back byte by byte and says what it holds without its secrets', async () => {
    const here = await station();
    const profile = await here.keep(wifi);
    expect(profile).toMatchObject({ revision: 1, origin: 'imported', role: 'wifi', hasSecrets: true });
    expect(await here.exported(profile.id)).toEqual(wifi);
    const contents = await here.contents(profile.id);
    expect(JSON.stringify(contents)).not.toContain(secret);
    expect(payloadsOf(contents.document)[0]).toMatchObject({
      SSID_STR: 'school',
      Password: '{{secret:PayloadContent/0/Password}}',
    });
    expect((await here.exported(profile.id, false)).toString()).not.toContain(secret);
  });

  it('keeps secrets through an edit that never saw them', async () => {
    const here = await station();
    const { id } = await here.keep(wifi);
    const { document, xml } = await here.contents(id);
    const [payload = {}] = payloadsOf(document);
    const edited = {
      ...document,
      PayloadContent: [
        { PayloadType: 'com.apple.webClip.managed', URL: 'https://a.example', Label: 'A' },
        { ...payload, SSID_STR: 'hall' },
      ],
    };
    expect(await here.save(edited, 'Wi-Fi', id)).toMatchObject({ id, revision: 2 });
    const written = (await here.exported(id)).toString();
    expect(written).toContain(`<string>${secret}</string>`);
    expect(written).toContain('<string>hall</string>');
    await here.handlers['profiles.save'](
      { source: { xml: xml.replace('school', 'gym') }, name: 'Wi-Fi', id, revision: 1 },
      caller,
    );
    const rewritten = (await here.exported(id)).toString();
    expect(rewritten).toContain(secret);
    expect(rewritten).toContain('<string>gym</string>');
  });

  it('gives back what was typed when it is only looked at, and never what is kept', async () => {
    const here = await station();
    const { id } = await here.keep(wifi);
    const { document } = await here.contents(id);
    const [payload = {}] = payloadsOf(document);
    const typed = {
      ...document,
      PayloadContent: [payload, { ...payload, PayloadUUID: 'B', Password: 'typed-just-now' }],
    };
    const written = { source: { document: typed }, name: 'Wi-Fi', id, revision: 1, target: ios };
    const { xml } = await here.handlers['profiles.preview'](written, caller);
    expect(xml).toContain('typed-just-now');
    expect(xml).toContain('{{secret:PayloadContent/0/Password}}');
    expect(xml).not.toContain(secret);
  });

  it('refuses a mark that stands for nothing', async () => {
    const here = await station();
    await expect(async () =>
      here.save({ PayloadContent: [{ PayloadType: 'a', Password: '{{secret:PayloadContent/0/Password}}' }] }, 'A'),
    ).rejects.toMatchObject({
      code: 'profile.secret-lost',
    });
  });

  it('keeps XML as it was typed while it needs nothing', async () => {
    const here = await station();
    const typed = testProfile('test.typed').toString().replace('<dict>', '<dict><!-- of room 3 -->');
    const saved = await here.handlers['profiles.save']({ source: { xml: typed }, name: 'Typed' }, caller);
    expect((await here.exported(String(saved.id))).toString()).toBe(typed);
  });

  it('makes no revision of what did not change, and one of a new name', async () => {
    const here = await station();
    const { id } = await here.keep(wifi);
    expect(await here.keep(wifi, 'Wi-Fi', id)).toMatchObject({ revision: 1 });
    expect(await here.handlers['profiles.rename']({ id, name: '体育館' }, caller)).toMatchObject({
      revision: 2,
      name: '体育館',
    });
    expect(here.store.libraryProfiles.get(id, 1)?.name).toBe('Wi-Fi');
  });

  it('says where a mistake stands in the XML', async () => {
    const here = await station();
    const xml = testProfile('a', [
      testPayload('com.apple.wifi.managed', { SSID_STR: 'a', EncryptionType: 'WPA9' }),
    ]).toString();
    const shown = await here.handlers['profiles.preview']({ source: { xml }, name: 'A', target: ios }, caller);
    const at = xml.split('\n').findIndex((line) => line.includes('WPA9')) + 1;
    expect(shown.findings).toContainEqual(expect.objectContaining({ level: 'error', code: 'key.values', line: at }));
  });

  it('copies a profile under identifiers of its own, references and all', async () => {
    const here = await station();
    const root = testPayload('com.apple.security.root', { PayloadContent: Buffer.from('x') });
    const file = testProfile('test.eap', [
      root,
      testPayload('com.apple.wifi.managed', {
        SSID_STR: 'a',
        EAPClientConfiguration: { PayloadCertificateAnchorUUID: [String(root.PayloadUUID)] },
      }),
    ]);
    const { id } = await here.keep(file);
    const copy = await here.handlers['profiles.duplicate']({ id, name: 'Copy' }, caller);
    const { document, identifier } = await here.contents(String(copy.id));
    const [certificate, network] = payloadsOf(document);
    const eap = network?.EAPClientConfiguration;
    expect(identifier).not.toBe('test.eap');
    expect(certificate?.PayloadUUID).not.toBe(root.PayloadUUID);
    expect(isProfileDict(eap) && eap.PayloadCertificateAnchorUUID).toEqual([certificate?.PayloadUUID]);
  });
});

describe('a signature', () => {
  it.skipIf(!haveOpenssl)('by an identity of the vault is one that openssl verifies', async () => {
    const here = await station();
    const { id } = await here.keep(wifi);
    await here.handlers['profiles.sign']({ id, organizationId: here.organization.id }, caller);
    const signed = await here.exported(id);
    using workshop = openWorkshop();
    const { certificate } = supervisionKeyOf(here, here.organization.id);
    const message = workshop.file('signed', signed);
    const ca = workshop.file('ca.pem', pem(certificate));
    const content = workshop.openssl([
      'cms',
      '-verify',
      '-binary',
      '-inform',
      'DER',
      '-in',
      message,
      '-CAfile',
      ca,
      '-purpose',
      'any',
    ]);
    expect(content).toEqual(wifi);
    expect(await here.contents(id)).toMatchObject({ signer: { complete: true } });
  });

  it('is refused where the content differs from device to device', async () => {
    const here = await station();
    const clip = testPayload('com.apple.webClip.managed', {
      URL: 'https://a.example/{{serial}}',
      Label: '{{roster.氏名}}',
    });
    const profile = await here.keep(testProfile('test.each', [clip]));
    expect(profile.variables).toEqual(['serial', 'roster.氏名']);
    await expect(async () =>
      here.handlers['profiles.sign']({ id: profile.id, organizationId: here.organization.id }, caller),
    ).rejects.toMatchObject({
      code: 'profile.variables-signed',
    });
  });
});

describe('a blueprint', () => {
  it('holds the revision it was saved with until it is renewed', async () => {
    const here = await station();
    const { id } = await here.keep(wifi);
    const blueprint = blueprintSchema.parse(
      await here.blueprints['blueprints.save'](
        { ...settings(here.organization.id), profiles: [{ name: 'Wi-Fi', role: 'wifi', library: { id } }] },
        caller,
      ),
    );
    expect(blueprint.profiles[0]).toMatchObject({ identifier: 'test.wifi', library: { id, revision: 1 } });
    await here.keep(testProfile('test.wifi', [wifiPayload({ ssid: 'gym', password: secret })]), 'Wi-Fi', id);
    expect((await here.handlers['profiles.list']({}, caller))[0]).toMatchObject({
      revision: 2,
      usedBy: [{ name: '教室', revision: 1 }],
    });
    const { blueprints } = await here.handlers['profiles.renew']({ id }, caller);
    expect(blueprints).toEqual([expect.objectContaining({ name: '教室' })]);
    expect(here.store.blueprints.get(blueprint.id)).toMatchObject({
      revision: 2,
      profiles: [{ library: { id, revision: 2 } }],
    });
  });
});

function settings(organizationId: string) {
  return {
    name: '教室',
    organizationId,
    serverId: null,
    enrollment: 'none',
    supervise: true,
    allowPairing: false,
    panes: { mode: 'skip-all' },
    erase: 'when-needed',
    batteryFloorPercent: 35,
    minimumFreeBytes: 0,
    keepUsbUsable: false,
    keepUnlockToken: false,
    preserveDataPlan: true,
    disallowProximitySetup: true,
  } as const;
}
