import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { createEnrollmentWatch, type EnrollmentWatch } from '../../electron/enrollment/watch.ts';
import type { WatchSubject } from '../../electron/enrollment/watch-subject.ts';
import { createTestClock, type TestClock } from '../../electron/ports/test-clock.ts';
import type { Store } from '../../electron/store/store.ts';
import { type DeviceFacts, deviceFactsSchema } from '../../shared/domain/device.ts';
import type { Lookup } from '../../shared/domain/record.ts';
import type { Verdict } from '../../shared/domain/verdict.ts';
import { openScratchStore } from './open-scratch-store.ts';
import { sampleBlueprint, sampleRecord, sampleServerId, startSampleRun } from './sample-run.ts';

const MAGIC = '6B1E4B8E-0D6F-4F7C-8A11-C0A8F0B29D53';

/** A device as it looks at Home, enrolled by Remote Management. */
export function enrolledFacts(subject: WatchSubject, overrides: Partial<DeviceFacts> = {}): DeviceFacts {
  return deviceFactsSchema.parse({
    udid: subject.udid,
    serial: subject.serial,
    paired: true,
    findMy: 'no',
    setupDone: 'yes',
    supervised: 'yes',
    cloudConfiguration: {
      organizationMagic: MAGIC,
      isSupervised: true,
      supervisorFingerprints: [],
      hasConfigurationUrl: true,
    },
    profileIdentifiers: ['school.wifi', 'mdm.profile'],
    ...overrides,
  });
}

/** A station's store and watch with a scripted backend and scripted devices around them. */
export type WatchRoom = {
  readonly clock: TestClock;
  readonly store: Store;
  readonly watch: EnrollmentWatch;
  /** What the backend says, by serial; nothing means `no`. Replaced by an Error, it is what the backend throws. */
  backend: Map<string, Partial<Lookup>> | Error;
  canLookUp: boolean;
  /** Its answers come from files. */
  byFiles: boolean;
  /** Serials of each question to the backend. */
  readonly questions: (readonly string[])[];
  /** What attached devices show, by device key. */
  readonly devices: Map<string, DeviceFacts | Error>;
  /** Device keys in the order they were looked at. */
  readonly looks: string[];
  readonly errors: unknown[];
  readonly verdicts: [runId: string, verdict: Verdict][];
  /** Servers whose backend answered again. */
  readonly answering: string[];
  /** A run that ended prepared just now, of a new device unless told otherwise. */
  prepare(overrides?: Partial<WatchSubject>): WatchSubject;
  /** Kinds of the records of a run, in order. */
  kinds(runId: string): string[];
  /** A core on the same store, as after a restart. */
  restart(): EnrollmentWatch;
};

export function openWatchRoom(): WatchRoom {
  const clock = createTestClock();
  const store = openScratchStore({ clock });
  const subjects = new Map<string, WatchSubject>();

  function startWatch(): EnrollmentWatch {
    const watch = createEnrollmentWatch({
      clock,
      random: () => 0.5,
      watches: store.watches,
      transaction: store.transaction,
      subjectOf: (runId) => subjects.get(runId),
      preparedRuns: () => [...subjects.keys()],
      addRecord: (runId, kind, evidence) => {
        const subject = subjects.get(runId);
        const device = { serial: subject?.serial ?? '', udid: subject?.udid ?? '' };
        const revision = store.records.nextRevision(runId);
        store.records.insertWithOutbox(sampleRecord(runId, { kind, revision, device, evidence: [...evidence] }));
      },
      backendFor: () => ({
        capabilities: { records: true, lookup: room.canLookUp, commands: false, files: room.byFiles },
        lookup: async (serials) => {
          room.questions.push(serials);
          const { backend } = room;
          if (backend instanceof Error) throw backend;
          return serials.map((serial) => answer(serial, backend.get(serial)));
        },
      }),
      isAttached: (deviceKey) => room.devices.has(deviceKey),
      readDevice: async (deviceKey) => {
        room.looks.push(deviceKey);
        const facts = room.devices.get(deviceKey);
        if (facts instanceof Error) throw facts;
        return facts;
      },
      onVerdict: (runId, verdict) => room.verdicts.push([runId, verdict]),
      onAnswering: (serverId) => room.answering.push(serverId),
      onError: (error) => room.errors.push(error),
    });
    onTestFinished(() => watch.stop());
    return watch;
  }

  function answer(serial: string, known: Partial<Lookup> = {}): Lookup {
    return { serial, enrolled: 'no', halfEnrolled: false, source: 'test', asOf: clock.now().toISOString(), ...known };
  }

  const room: Omit<WatchRoom, 'watch'> = {
    clock,
    store,
    backend: new Map(),
    canLookUp: true,
    byFiles: false,
    questions: [],
    devices: new Map(),
    looks: [],
    errors: [],
    verdicts: [],
    answering: [],
    prepare(overrides = {}) {
      const number = String(subjects.size).padStart(4, '0');
      const subject: WatchSubject = {
        runId: randomUUID(),
        deviceKey: `ecid:000000000000${number}`,
        serial: `KBTEST00${number}`,
        udid: `00008101-000000000000${number}`,
        serverId: sampleServerId,
        enrollment: 'remote-management',
        verification: 'device-and-mdm',
        supervised: true,
        magics: [MAGIC],
        profiles: [{ identifier: 'school.wifi', lifetime: 'stays' }],
        since: clock.now().toISOString(),
        ...overrides,
      };
      const { runId, deviceKey, serial, serverId } = subject;
      startSampleRun(store, { runId, deviceKey, serial, blueprint: sampleBlueprint({ serverId }) });
      subjects.set(runId, subject);
      return subject;
    },
    kinds: (runId) => store.records.list({ runId }).map(({ record }) => record.kind),
    restart: startWatch,
  };
  return Object.assign(room, { watch: startWatch() });
}
