import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { RunView } from '../../shared/domain/run.ts';
import { createOutbox } from '../backend/outbox.ts';
import { startBench } from '../bench/start-bench.ts';
import { parseMuxAddress } from '../devices/usbmux/address.ts';
import { createMux } from '../devices/usbmux/client.ts';
import { createFleet } from '../fleet/create-fleet.ts';
import { loadOrCreateHostIdentity } from '../identity/host-identity.ts';
import { createProfileStore } from '../identity/profile-store.ts';
import { createSecretStore } from '../identity/secrets.ts';
import { createStationPin } from '../identity/station-pin.ts';
import { createVault, openVault, type Vault } from '../identity/vault.ts';
import { createAutoRunLedger } from '../kitting/auto/ledger.ts';
import { createKitting } from '../kitting/create-kitting.ts';
import { nativeWire } from '../kitting/native-wire.ts';
import type { LaneCaps } from '../kitting/scheduler.ts';
import { createRunJournal } from '../kitting/store-journal.ts';
import type { Timings } from '../kitting/timings.ts';
import type { StationCore } from '../link/core.ts';
import { type Clock, systemClock } from '../ports/clock.ts';
import { createRosterBook } from '../roster/roster-book.ts';
import { createRosterRetention } from '../roster/roster-retention.ts';
import type { CommitWitness } from '../store/group-commit.ts';
import { openStore, type Store } from '../store/store.ts';
import { createBackends } from './backends.ts';
import { createBackups } from './backups.ts';
import { stationCalendar } from './calendar.ts';
import { stationChecks } from './checks.ts';
import { consoleOfServer } from './console-of.ts';
import { contractHandlers } from './contract-handlers.ts';
import { createDispatcher } from './dispatcher.ts';
import { watchEnrollments } from './enrollment-watch.ts';
import { createEventBus } from './event-bus.ts';
import { createHelperMode } from './helper-mode.ts';
import { stationMaterials } from './materials.ts';
import { createStationMirror } from './mirror.ts';
import { type Addresses, watchNetwork } from './network-watch.ts';
import { type StationProfile, vaultPath } from './profile.ts';
import { createRetention } from './retention.ts';
import { createRunViews } from './run-views.ts';
import { createShifts } from './shifts.ts';
import { createStatus } from './status.ts';
import { createWifiRemovals } from './wifi-removals.ts';

export type StationOptions = {
  /** Opens the vault; makes it at the first start. Overwritten afterwards. */
  readonly passphrase: Buffer;
  readonly clock?: Clock;
  /** Uniform in [0, 1). */
  readonly random?: () => number;
  /** Told around each commit; the kill tests stop the process at these moments. */
  readonly commitWitness?: CommitWitness;
  /** Waits and deadlines of a run other than the field's; tests cannot wait that long. */
  readonly timings?: Partial<Timings>;
  /** Told of every change of a run at once, where events are coalesced: an intent is told before its effect starts. */
  readonly onRun?: (run: RunView) => void;
  /** How much may happen at once, other than the field's; the bench scales it with the delays it measures. */
  readonly caps?: Partial<LaneCaps>;
  /** What watches the ports and what drives the runs, other than the station's own: a source of changes at any rate. */
  readonly sources?: Partial<Sources>;
  /** By which addresses this Mac is on a network, other than the system's own. */
  readonly addresses?: Addresses;
};

export type Sources = { readonly startBench: typeof startBench; readonly createKitting: typeof createKitting };

export type Station = {
  readonly core: StationCore;
  /** For what the program around the core offers beside the contract. */
  readonly isHelperMode: () => boolean;
  /** Resolves when a face asked the station to stop. */
  readonly stopRequested: Promise<void>;
  /** Ends in good order: steps under way get their grace, records wait for the next start. */
  stop(): Promise<void>;
};

/**
 * Puts one station together and starts it: the only place that knows all parts.
 * @throws KitError `store.owned` when another process has the data directory, `vault.wrong-passphrase`, …
 */
export async function startStation(profile: StationProfile, options: StationOptions): Promise<Station> {
  const { clock = systemClock, random = Math.random, commitWitness, timings = {}, caps = {}, sources = {} } = options;
  const { onRun = () => {}, addresses } = options;
  const store = openStore({
    dataDir: profile.dataDir,
    clock,
    ...(commitWitness === undefined ? {} : { witness: commitWitness }),
  });
  try {
    const vault = await unlock(vaultPath(profile), options.passphrase);
    return await assemble(profile, { store, vault, clock, random, timings, caps, onRun, sources, addresses });
  } catch (error) {
    store.close();
    throw error;
  }
}

async function unlock(file: string, passphrase: Buffer): Promise<Vault> {
  try {
    return existsSync(file) ? await openVault({ file, passphrase }) : await createVault({ file, passphrase });
  } finally {
    passphrase.fill(0);
  }
}

type Foundation = {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly random: () => number;
  readonly timings: Partial<Timings>;
  readonly onRun: (run: RunView) => void;
  readonly caps: Partial<LaneCaps>;
  readonly sources: Partial<Sources>;
  readonly addresses: Addresses | undefined;
};

async function assemble(
  profile: StationProfile,
  { store, vault, clock, random, timings, caps, onRun, sources, addresses }: Foundation,
): Promise<Station> {
  const secrets = createSecretStore({ store, vault, clock });
  const profiles = createProfileStore(store, vault);
  const pin = createStationPin({ store, secrets, clock });
  const helperMode = createHelperMode(store);
  const shifts = createShifts(store, clock, () => {
    kitting.autoRun.recheck();
    publishStatus();
  });
  const rosters = createRosterBook(store, clock);
  const hostIdentity = await loadOrCreateHostIdentity(secrets);
  const address = parseMuxAddress(profile.usbmuxd);
  const mux = createMux(address, { clock });
  const wire = nativeWire({ mux, hostIdentity, activationOrigin: activationOriginOf(profile), clock });
  const station = store.settings.stationId();
  const bus = createEventBus(clock);
  const backends = createBackends({ store, secrets, clock });
  const ending = new AbortController();
  const { promise: stopRequested, resolve: requestStop } = Promise.withResolvers<void>();

  /** Code of the station problem that paused the queue, when one did. */
  let pausedBy: string | undefined;

  const watchBench = sources.startBench ?? startBench;
  const bench = watchBench({
    address,
    mux,
    clock,
    random,
    devices: store.devices,
    slots: () => store.slots.list(),
    ignored: store.ignored.find,
    signal: ending.signal,
    onLink: (state, problem) => {
      status.setUsbmuxd(state, problem);
      // What paused the queue is over, so no person has to say so.
      if (state === 'up' && pausedBy?.startsWith('usbmux.')) kitting.resumeAll();
      publishStatus();
    },
  });
  const driveRuns = sources.createKitting ?? createKitting;
  const kitting = driveRuns({
    clock,
    random: randomBytes,
    wire,
    bench,
    journal: createRunJournal(store),
    autoRuns: createAutoRunLedger(store),
    materials: stationMaterials({ store, secrets, profiles, rosters, clock }),
    station: { name: station, coreStart: store.settings.countCoreStart() },
    operator: () => shifts.current()?.operator,
    timings,
    caps,
    onRun: (run) => {
      onRun(run);
      bus.publish({ topic: 'run', run: runViews.withVerdict(run) });
      if (run.phase !== 'ended') return;
      if (run.end === 'prepared') watch.watch(run.runId);
      outbox.kick();
      mirror.kick();
    },
    onAutoRun: () => publishStatus(),
    onQueue: ({ paused, problem }) => {
      pausedBy = paused ? problem?.code : undefined;
      publishStatus();
    },
  });
  const publishStatus = () => bus.publish({ topic: 'status', status: status.read() });
  const status = createStatus({
    profile,
    station,
    store,
    shifts,
    helperMode,
    pin,
    mirror: () => mirror.status(),
    bench: () => bench,
    kitting: () => kitting,
  });
  const outbox = createOutbox({
    store,
    backendFor: backends.of,
    clock,
    random,
    // Sending stops when the store fails; runs fail by themselves then, and the next start goes on.
    onFault: () => publishStatus(),
    onChange: (changed) => {
      for (const delivery of changed) bus.publish({ topic: 'delivery', delivery });
      publishStatus();
    },
  });
  const retention = createRetention(store, clock);
  const backups = createBackups({
    dataDir: profile.dataDir,
    store,
    vault,
    clock,
    running: () => status.read().devices.running,
    active: () => store.runs.activeIds().length,
  });
  const rosterRetention = createRosterRetention(store, rosters, clock);
  const mirror = createStationMirror({ store, secrets, station, clock, onChange: () => publishStatus() });
  const watch = watchEnrollments({
    store,
    profiles,
    bench,
    backends,
    clock,
    random,
    onRecord: () => {
      outbox.kick();
      mirror.kick();
    },
    onAnswering: (serverId) => outbox.networkBack(serverId),
    onVerdict: (runId) => {
      bus.publish({ topic: 'run', run: runViews.withVerdict(kitting.show(runId)) });
      wifiRemovals.consider(runId);
    },
  });
  const wifiRemovals = createWifiRemovals({
    store,
    kitting,
    isAttached: (deviceKey) => bench.get(deviceKey)?.attached === true,
    clock,
  });
  const runViews = createRunViews(watch);
  bench.onChange((device) => {
    bus.publish({ topic: 'device', device });
    watch.deviceChanged(device.key);
    wifiRemovals.deviceChanged(device.key);
  });

  const fleet = createFleet({
    store,
    backends,
    consoleOf: (serverId) => consoleOfServer(store, serverId),
    pin,
    operator: () => shifts.current()?.operator,
    clock,
    random: randomBytes,
    onChange: (operation) => bus.publish({ topic: 'fleet', operation }),
  });

  const calendar = stationCalendar({ store, profiles, clock });
  const attachedOs = () =>
    bench.list().flatMap(({ attached, facts }) => (attached && facts.osVersion !== undefined ? [facts.osVersion] : []));
  const checks = stationChecks({
    dataDir: profile.dataDir,
    store,
    secrets,
    profiles,
    backends,
    calendar,
    mux,
    clock,
    attachedOs,
  });
  const handle = createDispatcher(
    contractHandlers({
      clock,
      store,
      secrets,
      vault,
      pin,
      helperMode,
      shifts,
      profiles,
      bench,
      kitting,
      watch,
      outbox,
      mirror,
      retention,
      rosters,
      rosterRetention,
      backends,
      backups,
      fleet,
      checks,
      calendar,
      status,
      runViews,
      requestStop,
      publishStatus,
    }),
    helperMode.isOn,
    (family) => bus.publish({ topic: 'changed', family }),
  );
  retention.start();
  backups.start();
  rosterRetention.start();
  mirror.kick();
  outbox.start();
  kitting.start();
  watch.start();
  wifiRemovals.start();
  fleet.begin();
  const endNetworkWatch = watchNetwork(
    clock,
    () => {
      outbox.networkBack();
      watch.kick();
      mirror.kick();
    },
    addresses,
  );

  return {
    core: { station, handle, subscribe: bus.subscribe },
    isHelperMode: helperMode.isOn,
    stopRequested,
    stop: async () => {
      endNetworkWatch();
      await wifiRemovals.stop();
      await kitting.stop();
      ending.abort();
      watch.stop();
      await fleet.stop();
      shifts.close();
      retention.close();
      backups.close();
      rosterRetention.close();
      await outbox.stop();
      await mirror.stop();
      backends.close();
      bus.close();
      store.close();
      vault.close();
    },
  };
}

function activationOriginOf({ activation }: StationProfile) {
  return activation.trust.length === 0 ? { url: activation.url } : activation;
}
