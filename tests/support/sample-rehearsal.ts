import { figuresOf } from '../../electron/practice/rehearse/figures.ts';
import type { Rehearsal } from '../../electron/practice/rehearse/rehearse.ts';
import { wishes } from '../../electron/practice/rehearse/wishes.ts';
import type { BenchDevice, DeliveredRecord, Witnesses } from '../../electron/practice/rehearse/witness.ts';
import { stepIds } from '../../shared/domain/plan.ts';
import type { RunView } from '../../shared/domain/run.ts';

/** A run that is verified, one second after its start. */
export function sampleRunView(overrides: Partial<RunView> = {}): RunView {
  const startedAt = '2026-04-01T00:00:00.000Z';
  const endedAt = '2026-04-01T00:00:01.000Z';
  return {
    runId: `run ${overrides.slot ?? '1'}`,
    deviceKey: `ecid:${overrides.slot ?? '1'}`,
    serial: serialOf(overrides.slot ?? '1'),
    slot: '1',
    blueprintId: 'b',
    blueprintName: '1年A組 iPad',
    attempt: 1,
    steps: stepIds.map((step) => ({ step, state: 'done', tries: 1, startedAt, endedAt })),
    phase: 'ended',
    end: 'prepared',
    verdict: 'verified',
    startedAt,
    endedAt,
    ...overrides,
  };
}

/** A run that goes on: `done` of its steps are settled, the next is under way. */
export function runningView(slot: string, done: number, overrides: Partial<RunView> = {}): RunView {
  const { verdict: _v, end: _e, endedAt: _at, ...rest } = sampleRunView({ slot });
  const steps = stepIds.map((step, index) => {
    const state = index < done ? ('done' as const) : index === done ? ('running' as const) : ('pending' as const);
    return { step, state, tries: 1 };
  });
  return { ...rest, phase: 'running', steps, ...overrides };
}

export function sampleRunViews(count: number): RunView[] {
  return Array.from({ length: count }, (_, index) => sampleRunView({ slot: String(index + 1) }));
}

export type WitnessedDevice = {
  readonly device: BenchDevice;
  readonly counters: Witnesses['counters'][string];
  readonly managed: Witnesses['managed'][string] | undefined;
  readonly records: readonly DeliveredRecord[];
};

/** What the witnesses saw of a device that was kitted, enrolled and recorded. */
export function kittedDevice(slot: string): WitnessedDevice {
  const serial = serialOf(slot);
  const udid = `udid-${slot}`;
  return {
    device: {
      udid,
      serial,
      name: wishes.nameFor(serial),
      screen: 'home',
      supervised: true,
      cloudConfiguration: { OrganizationName: wishes.organization, AllowPairing: true },
      language: wishes.language,
      locale: wishes.locale,
      profiles: [{ identifier: wishes.wifiIdentifier }, { identifier: wishes.webClipIdentifier }],
    },
    counters: { erases: 0, cloudConfigurationWrites: 1, taps: 2, messages: 40, handshakes: 3, connections: 5 },
    managed: { tokenUpdateAt: '2026-04-01T00:01:00.000Z', profileList: ['mdm'] },
    records: [deliveredRecord(slot, 'prepared')],
  };
}

/** What they saw of one that was left as it was, with this cause on record. */
export function refusedDevice(
  slot: string,
  code: string,
  params: Readonly<Record<string, string>> = {},
): WitnessedDevice {
  const seen = kittedDevice(slot);
  return {
    ...seen,
    device: { ...seen.device, name: 'iPad', supervised: false, cloudConfiguration: null, profiles: [] },
    counters: { ...seen.counters, cloudConfigurationWrites: 0, taps: 1 },
    managed: undefined,
    records: [{ ...deliveredRecord(slot, 'abandoned'), problem: { code, params: { ...params } } }],
  };
}

export function deliveredRecord(slot: string, kind: string): DeliveredRecord {
  return {
    id: `record ${slot} ${kind}`,
    station: 'station',
    runId: `run ${slot}`,
    serial: serialOf(slot),
    udid: `udid-${slot}`,
    attempt: 1,
    kind,
  };
}

export function witnessesOf(seen: readonly WitnessedDevice[]): Witnesses {
  return {
    devices: seen.map(({ device }) => device),
    counters: Object.fromEntries(seen.map(({ device, counters }) => [device.udid, counters])),
    managed: Object.fromEntries(seen.flatMap(({ device, managed }) => (managed ? [[device.serial, managed]] : []))),
    records: seen.flatMap(({ records }) => records),
    endedRuns: seen.map((_, index) => `run ${index + 1}`),
  };
}

/** A rehearsal in which everything went as it should. */
export function sampleRehearsal(count: number, overrides: Partial<Rehearsal> = {}): Rehearsal {
  const runs = sampleRunViews(count);
  return {
    figures: figuresOf(witnessesOf(runs.map(({ slot = '' }) => kittedDevice(slot)))),
    seconds: 3.456,
    station: { peakMiB: 250, cpuSeconds: 1.4 },
    runs,
    offlineVerdicts: undefined,
    ...overrides,
  };
}

function serialOf(slot: string): string {
  return `SERIAL${slot.padStart(4, '0')}`;
}
