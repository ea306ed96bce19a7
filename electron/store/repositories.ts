import type { Db } from './database.ts';
import { type AutoRunsRepository, createAutoRunsRepository } from './repositories/auto-runs.ts';
import { type BlueprintsRepository, createBlueprintsRepository } from './repositories/blueprints.ts';
import { type CampaignsRepository, createCampaignsRepository } from './repositories/campaigns.ts';
import { type ConsentsRepository, createConsentsRepository } from './repositories/consents.ts';
import { type ConsolesRepository, createConsolesRepository } from './repositories/consoles.ts';
import { createDestinationsRepository, type DestinationsRepository } from './repositories/destinations.ts';
import { createDeviceNumbersRepository, type DeviceNumbersRepository } from './repositories/device-numbers.ts';
import { createDevicesRepository, type DevicesRepository } from './repositories/devices.ts';
import { createEscrowRepository, type EscrowRepository } from './repositories/escrow.ts';
import { createExpiriesRepository, type ExpiriesRepository } from './repositories/expiries.ts';
import { createFileDeliveriesRepository, type FileDeliveriesRepository } from './repositories/file-deliveries.ts';
import { createFleetRepository, type FleetRepository } from './repositories/fleet.ts';
import { createIgnoredRepository, type IgnoredRepository } from './repositories/ignored.ts';
import { createInboxesRepository, type InboxesRepository } from './repositories/inboxes.ts';
import { createLibraryProfilesRepository, type LibraryProfilesRepository } from './repositories/library-profiles.ts';
import { createManualTicksRepository, type ManualTicksRepository } from './repositories/manual-ticks.ts';
import { createMirrorRepository, type MirrorRepository } from './repositories/mirror.ts';
import { createOrganizationsRepository, type OrganizationsRepository } from './repositories/organizations.ts';
import { createOutboxRepository, type OutboxRepository } from './repositories/outbox.ts';
import { createProfileBlobsRepository, type ProfileBlobsRepository } from './repositories/profile-blobs.ts';
import { createRecordsRepository, type RecordsRepository } from './repositories/records.ts';
import { createRostersRepository, type RostersRepository } from './repositories/rosters.ts';
import { createRunsRepository, type RunsRepository } from './repositories/runs.ts';
import { createSecretsRepository, type SecretsRepository } from './repositories/secrets.ts';
import { createServerBackendsRepository, type ServerBackendsRepository } from './repositories/server-backends.ts';
import { createServersRepository, type ServersRepository } from './repositories/servers.ts';
import { createSettingsRepository, type SettingsRepository } from './repositories/settings.ts';
import { createShiftsRepository, type ShiftsRepository } from './repositories/shifts.ts';
import { createSlotsRepository, type SlotsRepository } from './repositories/slots.ts';
import { createWatchesRepository, type WatchesRepository } from './repositories/watches.ts';
import { createWifiRemovalsRepository, type WifiRemovalsRepository } from './repositories/wifi-removals.ts';

export type Repositories = {
  readonly autoRuns: AutoRunsRepository;
  readonly blueprints: BlueprintsRepository;
  readonly campaigns: CampaignsRepository;
  readonly consents: ConsentsRepository;
  readonly destinations: DestinationsRepository;
  readonly deviceNumbers: DeviceNumbersRepository;
  readonly devices: DevicesRepository;
  readonly expiries: ExpiriesRepository;
  readonly ignored: IgnoredRepository;
  readonly libraryProfiles: LibraryProfilesRepository;
  readonly mirror: MirrorRepository;
  readonly organizations: OrganizationsRepository;
  readonly outbox: OutboxRepository;
  readonly profileBlobs: ProfileBlobsRepository;
  readonly records: RecordsRepository;
  readonly rosters: RostersRepository;
  readonly runs: RunsRepository;
  readonly secrets: SecretsRepository;
  readonly servers: ServersRepository;
  readonly settings: SettingsRepository;
  readonly shifts: ShiftsRepository;
  readonly slots: SlotsRepository;
  readonly watches: WatchesRepository;
  readonly wifiRemovals: WifiRemovalsRepository;
  readonly consoles: ConsolesRepository;
  readonly escrow: EscrowRepository;
  readonly fileDeliveries: FileDeliveriesRepository;
  readonly fleet: FleetRepository;
  readonly inboxes: InboxesRepository;
  readonly manualTicks: ManualTicksRepository;
  readonly serverBackends: ServerBackendsRepository;
};

export function createRepositories(db: Db): Repositories {
  return {
    autoRuns: createAutoRunsRepository(db),
    blueprints: createBlueprintsRepository(db),
    campaigns: createCampaignsRepository(db),
    consents: createConsentsRepository(db),
    destinations: createDestinationsRepository(db),
    deviceNumbers: createDeviceNumbersRepository(db),
    devices: createDevicesRepository(db),
    expiries: createExpiriesRepository(db),
    ignored: createIgnoredRepository(db),
    libraryProfiles: createLibraryProfilesRepository(db),
    mirror: createMirrorRepository(db),
    organizations: createOrganizationsRepository(db),
    outbox: createOutboxRepository(db),
    profileBlobs: createProfileBlobsRepository(db),
    records: createRecordsRepository(db),
    rosters: createRostersRepository(db),
    runs: createRunsRepository(db),
    secrets: createSecretsRepository(db),
    servers: createServersRepository(db),
    settings: createSettingsRepository(db),
    shifts: createShiftsRepository(db),
    slots: createSlotsRepository(db),
    watches: createWatchesRepository(db),
    wifiRemovals: createWifiRemovalsRepository(db),
    consoles: createConsolesRepository(db),
    escrow: createEscrowRepository(db),
    fileDeliveries: createFileDeliveriesRepository(db),
    fleet: createFleetRepository(db),
    inboxes: createInboxesRepository(db),
    manualTicks: createManualTicksRepository(db),
    serverBackends: createServerBackendsRepository(db),
  };
}
