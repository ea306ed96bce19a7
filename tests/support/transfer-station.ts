import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { pem } from '../../electron/crypto/certificates.ts';
import { createProfileStore } from '../../electron/identity/profile-store.ts';
import { createSecretStore } from '../../electron/identity/secrets.ts';
import { saveOrganization } from '../../electron/identity/supervision.ts';
import { createVault } from '../../electron/identity/vault.ts';
import { systemClock } from '../../electron/ports/clock.ts';
import type { TransferParts } from '../../electron/station/transfer/section.ts';
import type { ServerItem } from '../../electron/station/transfer/sections/server-item.ts';
import { serversSection } from '../../electron/station/transfer/sections/servers.ts';
import { openStore } from '../../electron/store/store.ts';
import { serialSchema } from '../../shared/domain/ids.ts';
import { scratchDirectory } from './scratch.ts';
import { testProfile, wifiPayload } from './test-profiles.ts';

/** What must be found nowhere in clear. */
export const transferCanaries = {
  enrollmentPassword: 'kanaria-enrollment-password',
  recordsToken: 'kanaria-records-token-0123',
  apiKey: 'kanaria-nanomdm-api-key',
  wifiKey: 'kanaria-wifi-key-4567',
} as const;

export type TransferStation = TransferParts & { readonly dataDir: string };

/** A store and a vault of its own, as two Macs have them. */
export async function transferStation(name: string): Promise<TransferStation> {
  const dataDir = scratchDirectory();
  const store = openStore({ dataDir, clock: systemClock });
  onTestFinished(() => store.close());
  store.settings.setStationName(name);
  store.settings.stationId();
  const file = join(dataDir, 'vault.json');
  const vault = await createVault({ file, passphrase: Buffer.from(`word of ${name}`), scryptN: 2 ** 12 });
  const secrets = createSecretStore({ store, vault, clock: systemClock });
  return { dataDir, store, secrets, profiles: createProfileStore(store, vault), clock: systemClock };
}

/** Fills a station with one of everything that a bundle carries. */
export async function setUpEverything(station: TransferStation) {
  const { store, secrets, profiles } = station;
  const organization = await saveOrganization(station, { name: '青葉市教育委員会', department: 'ICT推進課' });
  const certificate = store.organizations.get(organization.id)?.certificate ?? Buffer.alloc(0);
  const server = {
    id: '5f0f4dc1-1111-4a6f-8a5f-0a1b2c3d4e5f',
    name: '本番サーバ',
    source: {
      product: 'mobiconnect',
      host: 'mdm.aoba.example',
      accountId: 'aoba',
      userId: 'kitting',
      password: transferCanaries.enrollmentPassword,
    },
    anchors: [certificate.toString('base64')],
    records: {
      baseUrl: 'https://records.aoba.example/v1',
      token: transferCanaries.recordsToken,
      trust: [pem(certificate)],
    },
    backend: {
      config: { kind: 'nanomdm', baseUrl: 'https://nano.aoba.example', trust: [] },
      key: transferCanaries.apiKey,
    },
    group: '1年生',
  } satisfies ServerItem;
  putServer(station, server);
  const wifi = testProfile('test.wifi', [wifiPayload({ ssid: 'school', password: transferCanaries.wifiKey })]);
  const blueprint = store.blueprints.save(
    {
      id: '0b3e8a52-2222-4c1d-9d6e-1f2a3b4c5d6e',
      name: '1年生 iPad',
      organizationId: organization.id,
      serverId: server.id,
      enrollment: 'remote-management',
      supervise: true,
      allowPairing: false,
      panes: { mode: 'skip-all' },
      erase: 'when-needed',
      batteryFloorPercent: 20,
      minimumFreeBytes: 0,
      keepUsbUsable: false,
      keepUnlockToken: false,
      preserveDataPlan: true,
      disallowProximitySetup: true,
      profiles: [{ name: 'Wi-Fi', role: 'wifi', identifier: 'test.wifi', sha256: profiles.put(wifi) }],
    },
    '2026-04-01T00:00:00.000Z',
  );
  store.slots.save({ name: '1', locationIds: [0x14100000, 0x14200000] });
  store.ignored.save({
    serial: serialSchema.parse('DMPXK0AAJF88'),
    note: '校長先生のiPad',
    addedAt: '2026-04-01T00:00:00.000Z',
  });
  store.rosters.insert(
    {
      id: '9c1d6a52-3333-4a5e-9a53-0d4f6f0f4a01',
      name: '令和8年度 1年生',
      fileName: '1年生.csv',
      joinBy: 'serial',
      columns: [{ header: '氏名', key: 'user' }],
    },
    [{ position: 1, serial: serialSchema.parse('DMPXK0AAJF88'), fields: { user: '佐藤 花子' } }],
    '2026-04-01T00:00:00.000Z',
  );
  store.expiries.save({
    id: '1a2b3c4d-4444-4a5e-9a53-0d4f6f0f4a01',
    kind: 'ade-token',
    name: 'ABM トークン',
    serverId: server.id,
    downloadedOn: '2026-04-01',
    enteredAt: '2026-04-01T00:00:00.000Z',
  });
  const libraryFile = profiles.put(testProfile('test.library'));
  store.libraryProfiles.save({
    id: '2b3c4d5e-5555-4a5e-9a53-0d4f6f0f4a01',
    name: 'Webクリップ',
    origin: 'imported',
    identifier: 'test.library',
    role: 'silent',
    fileSha256: libraryFile,
    sha256: libraryFile,
    payloads: [],
    removal: { disallowed: false, password: false },
    variables: [],
    hasSecrets: false,
    savedAt: '2026-04-01T00:00:00.000Z',
  });
  store.settings.setKeepDays(400);
  return { organization, server, blueprint, secrets };
}

/** Puts a server there by the way an import goes. */
export function putServer(station: TransferStation, item: ServerItem): void {
  const [entry] = serversSection.read([item]);
  const into = {
    ...station,
    from: '',
    ids: new Map(),
    names: new Map(),
    carried: new Map(),
    changedServers: new Set<string>(),
  };
  station.store.transaction(() => entry?.look(into).apply('take'));
}
