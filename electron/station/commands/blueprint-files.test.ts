import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blueprintSchema } from '../../../shared/domain/blueprint.ts';
import { openScratchStore } from '../../../tests/support/open-scratch-store.ts';
import { scratchDirectory } from '../../../tests/support/scratch.ts';
import { testProfile, wifiPayload } from '../../../tests/support/test-profiles.ts';
import { createProfileStore } from '../../identity/profile-store.ts';
import { createSecretStore } from '../../identity/secrets.ts';
import { saveOrganization } from '../../identity/supervision.ts';
import { createVault } from '../../identity/vault.ts';
import { systemClock } from '../../ports/clock.ts';
import { writeBundle } from '../blueprint-bundle.ts';
import { blueprintHandlers } from './blueprints.ts';

const caller = { role: 'operator', seat: 'window' } as const;
const password = 'kanaria-bundle+/=';
const wifiKey = 'kanaria-wifi-key';
const wifi = testProfile('test.wifi', [wifiPayload({ ssid: 'school', password: wifiKey })]);
const clip = testProfile('test.clip');
const unreachable = () => {
  throw new Error('not part of this test');
};

async function station(organizationName = '青葉小学校') {
  const store = openScratchStore();
  const file = join(scratchDirectory(), 'vault.json');
  const vault = await createVault({ file, passphrase: Buffer.from('word'), scryptN: 2 ** 12 });
  const profiles = createProfileStore(store, vault);
  const secrets = createSecretStore({ store, vault, clock: systemClock });
  const organization = await saveOrganization({ store, secrets, clock: systemClock }, { name: organizationName });
  const parts = { checks: { blueprint: unreachable }, kitting: { planExample: unreachable } };
  const handlers = blueprintHandlers({ store, profiles, clock: systemClock, ...parts });
  return { store, profiles, organization, handlers };
}

async function stationWithBlueprint() {
  const here = await station();
  const saved = await here.handlers['blueprints.save'](
    {
      name: '教室',
      organizationId: here.organization.id,
      serverId: null,
      enrollment: 'none',
      supervise: true,
      allowPairing: false,
      panes: { mode: 'show-some', show: ['WiFi', 'FutureKey'] },
      deviceName: 'iPad-{{serialTail}}',
      erase: 'when-needed',
      batteryFloorPercent: 35,
      minimumFreeBytes: 0,
      keepUsbUsable: true,
      keepUnlockToken: false,
      preserveDataPlan: true,
      disallowProximitySetup: true,
      profiles: [
        { name: 'Wi-Fi', role: 'wifi', data: wifi.toString('base64') },
        { name: 'Clip', role: 'silent', data: clip.toString('base64') },
      ],
    },
    caller,
  );
  const blueprint = blueprintSchema.parse(saved);
  const sealed = async () => {
    const bytes = new Map(blueprint.profiles.map(({ sha256 }) => [sha256, here.profiles.get(sha256)] as const));
    const secret = { password, profiles: bytes, scryptN: 2 ** 12 };
    const file = await writeBundle({
      blueprint,
      organization: here.organization,
      server: null,
      at: new Date(),
      secret,
    });
    return file.toString('base64');
  };
  return { ...here, blueprint, sealed };
}

const settingsOf = ({ id: _, revision: __, organizationId: ___, ...settings }: Record<string, unknown>) => settings;

describe('a blueprint as a file', () => {
  it('comes out at another station as it went in, profiles and unknown panes included', async () => {
    const { blueprint, sealed } = await stationWithBlueprint();
    const there = await station();
    const data = await sealed();
    expect(await there.handlers['blueprints.readFile']({ data }, caller)).toMatchObject({
      name: '教室',
      organization: { name: '青葉小学校', id: there.organization.id },
      server: null,
      profiles: [
        { name: 'Wi-Fi', role: 'wifi', source: 'sealed' },
        { name: 'Clip', role: 'silent', source: 'sealed' },
      ],
    });
    const place = { name: '教室', organizationId: there.organization.id, serverId: null };
    const made = await there.handlers['blueprints.import']({ data, password, ...place }, caller);
    expect(made.leftOut).toEqual([]);
    expect(settingsOf(made.blueprint)).toEqual(settingsOf(blueprint));
    expect(made.blueprint).toMatchObject({ revision: 1, organizationId: there.organization.id });
  });

  it('shows no profile to anybody without the password', async () => {
    const { sealed } = await stationWithBlueprint();
    const data = await sealed();
    expect(Buffer.from(data, 'base64').toString('utf8')).not.toContain(wifiKey);
    const there = await station();
    const place = { name: 'A', organizationId: there.organization.id, serverId: null };
    await expect(
      there.handlers['blueprints.import']({ data, password: 'another', ...place }, caller),
    ).rejects.toMatchObject({ code: 'blueprint-file.wrong-password' });
    expect(there.store.blueprints.list()).toEqual([]);
  });

  it('names the profiles that were left out, and finds again those the station holds', async () => {
    const { handlers, blueprint, organization } = await stationWithBlueprint();
    const { data, leftOut, fileName } = await handlers['blueprints.export']({ id: blueprint.id }, caller);
    expect([fileName, leftOut]).toEqual(['教室.kitbench-blueprint.json', ['Wi-Fi', 'Clip']]);
    const place = { name: '教室 2', organizationId: organization.id, serverId: null };
    const again = await handlers['blueprints.import']({ data, ...place }, caller);
    expect(again.leftOut).toEqual([]);
    expect(again.blueprint.profiles).toEqual(blueprint.profiles);

    const there = await station();
    const elsewhere = { name: '教室', organizationId: there.organization.id, serverId: null };
    const made = await there.handlers['blueprints.import']({ data, ...elsewhere }, caller);
    expect([made.leftOut, made.blueprint.profiles]).toEqual([['Wi-Fi', 'Clip'], []]);
  });

  it.each([
    ['', 'blueprint-file.unreadable'],
    ['{"name":"x"}', 'blueprint-file.unreadable'],
    ['{"kitbench":"blueprint","version":2}', 'blueprint-file.newer'],
    ['{"kitbench":"blueprint","version":1,"settings":{}}', 'blueprint-file.unreadable'],
  ])('is refused when it is none: %j', async (text, code) => {
    const { handlers } = await station();
    const data = Buffer.from(text).toString('base64');
    expect(() => handlers['blueprints.readFile']({ data }, caller)).toThrow(expect.objectContaining({ code }));
  });

  it('cannot make a blueprint that a save would refuse', async () => {
    const { sealed } = await stationWithBlueprint();
    const { handlers } = await station();
    const nobody = '5b6c1a3e-0a80-4f3e-8a8e-1f6f5f1f2b99';
    const wish = { data: await sealed(), password, name: 'A', organizationId: nobody, serverId: null };
    await expect(handlers['blueprints.import'](wish, caller)).rejects.toMatchObject({ code: 'input.not-found' });
  });
});
