import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Bench } from '../../electron/bench/bench.ts';
import { startBench as startStationBench } from '../../electron/bench/start-bench.ts';
import { createSupervisionIdentity } from '../../electron/crypto/supervision-identity.ts';
import { pairDevice } from '../../electron/devices/lockdown/pair.ts';
import { createPatientClock } from '../../electron/devices/testing/patient-clock.ts';
import { createPracticeKeys } from '../../electron/devices/testing/practice-keys.ts';
import { parseMuxAddress } from '../../electron/devices/usbmux/address.ts';
import { createMux } from '../../electron/devices/usbmux/client.ts';
import { createAutoRunLedger } from '../../electron/kitting/auto/ledger.ts';
import { createKitting } from '../../electron/kitting/create-kitting.ts';
import { emptyDeviceBook } from '../../electron/kitting/device-book.ts';
import type { Kitting } from '../../electron/kitting/kitting.ts';
import type { Materials } from '../../electron/kitting/materials.ts';
import { nativeWire } from '../../electron/kitting/native-wire.ts';
import type { RunJournal } from '../../electron/kitting/run-journal.ts';
import { createRunJournal } from '../../electron/kitting/store-journal.ts';
import type { Timings } from '../../electron/kitting/timings.ts';
import { systemClock } from '../../electron/ports/clock.ts';
import type { SimulatedDevice } from '../../electron/practice/bench/device/simulated-device.ts';
import type { Fault } from '../../electron/practice/bench/options/faults.ts';
import type { DeviceSetting } from '../../electron/practice/bench/options/scenario.ts';
import { startBench as startPracticeBench } from '../../electron/practice/bench/start-bench.ts';
import { openControl } from '../../electron/practice/control/client.ts';
import { openStore, type Store } from '../../electron/store/store.ts';
import { type Blueprint, blueprintSchema } from '../../shared/domain/blueprint.ts';
import type { EnrollmentRecord } from '../../shared/domain/record.ts';
import type { RunView } from '../../shared/domain/run.ts';
import { scratchDirectory } from './scratch.ts';
import { testProfile, wifiPayload } from './test-profiles.ts';

/** Waits a test can bear; what must be long to be right is set by the test that needs it. */
const briefTimings: Partial<Timings> = {
  eraseDoubt: 300,
  detached: 1_500,
  settle: 500,
  trust: 5_000,
  lookAgain: 20,
  pullOut: 0,
  autoPullOut: 0,
  backOff: 5,
  stopGrace: 1_000,
};

export type KittingCore = {
  readonly kitting: Kitting;
  readonly bench: Bench;
  readonly store: Store;
  /** Every view of every run, as told. */
  readonly views: RunView[];
  /** Runs of earlier cores that this one could not read. */
  readonly damaged: { runId: string; code: string }[];
  /** Resolves with the first view, told or yet to be told, that satisfies `wanted`. */
  until(what: string, wanted: (run: RunView) => boolean, deadlineMs?: number): Promise<RunView>;
  stop(): Promise<void>;
};

export type KittingRoom = {
  readonly blueprintId: string;
  practice(nth?: number): SimulatedDevice;
  /** Pairs the device with the stations' host identity, as an earlier start did. */
  prePair(nth?: number): Promise<void>;
  /** Requests answered by the device so far, in order. */
  messages(nth?: number): string[];
  /** Link 1: whether Apple's activation servers can be reached. */
  setActivation(up: boolean): Promise<void>;
  setFaults(...faults: Fault[]): void;
  blueprint(change: Partial<Blueprint>): void;
  setMaterials(change: Partial<Materials>): void;
  /** Another core on the same data, as after a restart. @param options.journal wraps the store's own, to let it die. */
  startCore(options?: {
    timings?: Partial<Timings>;
    journal?: (journal: RunJournal) => RunJournal;
    operator?: () => string | undefined;
  }): Promise<KittingCore>;
  records(core: KittingCore): EnrollmentRecord[];
};

type SettingInput = Partial<DeviceSetting>;

let keys: ReturnType<typeof createPracticeKeys> | undefined;
let identity: ReturnType<typeof createSupervisionIdentity> | undefined;

/** A practice bench, an organization, a blueprint with profiles, and stations that come and go, all in this process. */
export async function openKittingRoom(...settings: readonly [SettingInput, ...SettingInput[]]): Promise<KittingRoom> {
  keys ??= createPracticeKeys();
  identity ??= createSupervisionIdentity({ organization: '桜小学校', now: new Date() });
  const [{ host }, supervision, practice] = await Promise.all([
    keys,
    identity,
    startPracticeBench({ devices: settings.length, scenario: { devices: [...settings] } }),
  ]);
  onTestFinished(() => practice.stop());
  const { ready, room } = practice;
  const dataDir = scratchDirectory();
  const organizationId = randomUUID();
  const digestKey = randomBytes(32);
  const wifi = testProfile('test.wifi', [wifiPayload(ready.room)]);
  const webClip = testProfile('test.webclip');
  const blobs = new Map([wifi, webClip].map((bytes) => [sha256(bytes), bytes]));
  let blueprint = blueprintSchema.parse({
    id: randomUUID(),
    revision: 1,
    name: '1年A組',
    organizationId,
    serverId: randomUUID(),
    enrollment: 'remote-management',
    supervise: true,
    allowPairing: true,
    panes: { mode: 'skip-all' },
    language: 'ja',
    locale: 'ja_JP',
    timeZone: 'Asia/Tokyo',
    deviceName: 'iPad-{{serialTail}}',
    erase: 'when-needed',
    profiles: [
      { name: 'Wi-Fi', role: 'wifi', identifier: 'test.wifi', sha256: sha256(wifi) },
      { name: 'Web', role: 'silent', identifier: 'test.webclip', sha256: sha256(webClip) },
    ],
  });
  let materials: Materials = {
    blueprint: (id) => (id === blueprint.id ? blueprint : undefined),
    organization: (id) =>
      id === organizationId
        ? { id, name: '桜小学校', phone: '03-0000-0000', identity: { fingerprint: 'F', notAfter: '2046-01-01' } }
        : undefined,
    server: (id) => ({
      id,
      name: 'mobiconnect',
      product: 'mobiconnect',
      maskedUrl: 'https://mdm.example/…',
      url: { reveal: () => 'https://mdm.example/enroll?t=secret' },
      anchors: [],
    }),
    supervision: () => ({ ...supervision, former: [], hostCertificates: [supervision.certificate] }),
    profile: (digest) => blobs.get(digest) ?? Buffer.alloc(0),
    slots: () => [],
    book: emptyDeviceBook,
    isIgnored: () => false,
    keyedDigest: (secret) => createHmac('sha256', digestKey).update(secret).digest('hex'),
    keepUnlockToken: () => 'reference',
    keepBypassCode: () => 'reference',
  };

  async function startCore({
    timings = {},
    journal = (own: RunJournal) => own,
    operator = () => undefined,
  }: Parameters<KittingRoom['startCore']>[0] = {}): Promise<KittingCore> {
    const store = openStore({ dataDir, clock: systemClock });
    const address = parseMuxAddress(ready.address);
    const mux = createMux(address, { clock: systemClock });
    const ending = new AbortController();
    const bench = startStationBench({
      ...{ address, mux, clock: systemClock, random: Math.random, devices: store.devices },
      slots: materials.slots,
      ignored: store.ignored.find,
      signal: ending.signal,
    });
    const views: RunView[] = [];
    const damaged: KittingCore['damaged'] = [];
    const listeners = new Set<(run: RunView) => void>();
    const activation = ready.activation ?? { url: 'http://127.0.0.1:9', trust: [] };
    const kitting = createKitting({
      clock: systemClock,
      random: randomBytes,
      wire: nativeWire({ mux, hostIdentity: host, activationOrigin: activation, clock: systemClock }),
      bench,
      journal: journal(createRunJournal(store)),
      autoRuns: createAutoRunLedger(store),
      materials: forwarding(() => materials),
      station: { name: 'station-1', coreStart: store.settings.countCoreStart() },
      operator,
      timings: { ...briefTimings, ...timings },
      caps: { heavyStaggerMs: 0 },
      onDamaged: (runId, { code }) => damaged.push({ runId, code }),
      onRun: (run) => {
        views.push(run);
        for (const listener of listeners) listener(run);
      },
    });
    let stopped = false;
    const stop = async () => {
      if (stopped) return;
      stopped = true;
      await kitting.stop();
      ending.abort();
      store.close();
    };
    onTestFinished(stop);
    return {
      kitting,
      bench,
      store,
      views,
      damaged,
      stop,
      until: (what, wanted, deadlineMs = 5_000) =>
        new Promise((resolve, reject) => {
          const look = (run: RunView) => {
            if (!wanted(run)) return;
            clearTimeout(timer);
            listeners.delete(look);
            resolve(run);
          };
          const timer = setTimeout(() => {
            listeners.delete(look);
            reject(new Error(`never happened: ${what}; last: ${JSON.stringify(views.at(-1))}`));
          }, deadlineMs);
          listeners.add(look);
          for (const run of kitting.runs()) look(run);
        }),
    };
  }

  return {
    blueprintId: blueprint.id,
    startCore,
    practice: (nth = 0) => {
      const device = room.devices[nth];
      if (device === undefined) throw new RangeError(`no practice device ${nth}`);
      return device;
    },
    prePair: async (nth = 0) => {
      const address = parseMuxAddress(ready.address);
      const mux = createMux(address, { clock: systemClock });
      const udid = room.devices[nth]?.hardware.udid;
      const device = (await mux.listDevices()).find((candidate) => candidate.udid === udid);
      if (device === undefined) throw new RangeError(`no practice device ${nth}`);
      const { signal } = new AbortController();
      const onWaiting = () => room.devices[nth]?.tap('trust', 'test');
      await pairDevice({ mux, device, hostIdentity: host, clock: createPatientClock(1_000), signal, onWaiting });
    },
    messages: (nth = 0) => {
      const udid = room.devices[nth]?.hardware.udid ?? '';
      return practice.traffic.log.of(udid).map(({ service, name }) => `${service} ${name}`);
    },
    setActivation: async (up) => {
      const control = await openControl(ready.control);
      await control.call('activation', { up });
      control.close();
    },
    setFaults: (...faults) => practice.traffic.faults.set(faults),
    blueprint: (change) => {
      blueprint = { ...blueprint, ...change };
    },
    setMaterials: (change) => {
      materials = { ...materials, ...change };
    },
    records: ({ store }) => store.records.list().map(({ record }) => record),
  };
}

/** The materials as they are when asked, so that a test can change them under a running core. */
function forwarding(current: () => Materials): Materials {
  return new Proxy(current(), { get: (_, key: keyof Materials) => current()[key] });
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** All devices read, then planned and applied with the armed switch on. @returns the runs in order of the devices. */
export async function kit(
  core: KittingCore,
  blueprintId: string,
  count = 1,
): Promise<{ runId: string; deviceKey: string }[]> {
  const devices = await readyDevices(core, count);
  const { planHash, nonce } = core.kitting.plan({ blueprintId, devices });
  core.kitting.arm(true);
  return core.kitting.apply({ planHash, nonce, devices }).runs;
}

/** Gives an answer to what a run waits for. */
export function answer(core: KittingCore, run: RunView, given: 'continue' | 'consent' | 'abandon'): void {
  core.kitting.answer({ runId: run.runId, attempt: run.attempt, answer: given });
}

export const hasEnded = (run: RunView): boolean => run.phase === 'ended';

/** A run that waits for one of these reasons. */
export function waitsFor(...codes: readonly string[]): (run: RunView) => boolean {
  return (run) => run.phase === 'waiting' && codes.includes(run.waitingFor?.code ?? '');
}

export async function readyDevices({ bench }: KittingCore, count = 1): Promise<string[]> {
  const ready = () => bench.list().filter((device) => device.attached && device.state === 'ready');
  if (ready().length < count) {
    await new Promise<void>((resolve) => {
      const stop = bench.onChange(() => {
        if (ready().length < count) return;
        stop();
        resolve();
      });
    });
  }
  return ready().map((device) => device.key);
}
