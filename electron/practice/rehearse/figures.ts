import { causeOf, type Expectation, kitted } from './expectations.ts';
import { wishes } from './wishes.ts';
import type { BenchDevice, DeliveredRecord, Witnesses } from './witness.ts';

export type Figures = {
  readonly devices: number;
  readonly kitted: number;
  readonly enrolled: number;
  /** Left as they were, with a record that names a cause. */
  readonly refused: number;
  readonly expected: { readonly kitted: number; readonly refused: number };
  /** Devices that ended as the scenario says. */
  readonly asExpected: number;
  /** The others. */
  readonly unmet: readonly Unmet[];
  readonly records: { readonly delivered: number; readonly duplicates: number; readonly lost: number };
  readonly operatorTaps: number;
  readonly maxErasesPerDevice: number;
  readonly maxCloudConfigurationWritesPerDevice: number;
};

/** A device that did not end as expected. `cause` is what its record names, if it names one. */
export type Unmet = {
  readonly serial: string;
  readonly expectation: Expectation;
  readonly found: 'not-kitted' | 'not-enrolled' | 'touched' | 'not-recorded' | 'other-cause';
  readonly cause: string | undefined;
};

/**
 * Counts what the witnesses saw.
 * @param expectationOf by UDID
 */
export function figuresOf(witnesses: Witnesses, expectationOf: (udid: string) => Expectation = () => kitted): Figures {
  const { devices, counters, managed, records, endedRuns } = witnesses;
  const counts = Object.values(counters);
  const recordedRuns = new Set(records.map((record) => record.runId));
  const toRefuse = devices.filter(({ udid }) => expectationOf(udid).end === 'refused').length;
  const unmet = devices.flatMap((device) => unmetBy(device, expectationOf(device.udid), witnesses) ?? []);
  return {
    devices: devices.length,
    kitted: devices.filter(isKitted).length,
    enrolled: devices.filter(({ serial }) => isEnrolled(managed[serial])).length,
    refused: devices.filter((device) => isUntouched(device, witnesses) && recordedCause(device, records)).length,
    expected: { kitted: devices.length - toRefuse, refused: toRefuse },
    asExpected: devices.length - unmet.length,
    unmet,
    records: {
      delivered: records.length,
      duplicates: duplicateEffects(records).length,
      lost: endedRuns.filter((runId) => !recordedRuns.has(runId)).length,
    },
    operatorTaps: counts.reduce((sum, device) => sum + device.taps, 0),
    maxErasesPerDevice: Math.max(0, ...counts.map((device) => device.erases)),
    maxCloudConfigurationWritesPerDevice: Math.max(0, ...counts.map((device) => device.cloudConfigurationWrites)),
  };
}

function unmetBy(device: BenchDevice, expectation: Expectation, witnesses: Witnesses): Unmet | undefined {
  const { serial } = device;
  const cause = recordedCause(device, witnesses.records);
  const unmet = (found: Unmet['found']): Unmet => ({ serial, expectation, found, cause });
  if (expectation.end === 'kitted') {
    if (!isKitted(device)) return unmet('not-kitted');
    return isEnrolled(witnesses.managed[serial]) ? undefined : unmet('not-enrolled');
  }
  if (!isUntouched(device, witnesses)) return unmet('touched');
  if (cause === undefined) return unmet('not-recorded');
  return cause === expectation.cause ? undefined : unmet('other-cause');
}

/** Neither erased nor configured, by the bench's counters, and unknown to the MDM. */
function isUntouched({ udid, serial }: BenchDevice, { counters, managed }: Witnesses): boolean {
  const counted = counters[udid];
  return counted?.erases === 0 && counted.cloudConfigurationWrites === 0 && !isEnrolled(managed[serial]);
}

/** What the device's newest record names as the cause why its run did not end prepared. */
function recordedCause({ udid }: BenchDevice, records: readonly DeliveredRecord[]): string | undefined {
  const problem = records.findLast((record) => record.udid === udid)?.problem;
  return problem && causeOf(problem);
}

/** Effects the backend took more than once, by (station, run, serial, attempt, kind). */
export function duplicateEffects(records: readonly DeliveredRecord[]): string[] {
  const seen = new Set<string>();
  return records
    .map(({ station, runId, serial, attempt, kind }) => [station, runId, serial, attempt, kind].join(' '))
    .filter((effect) => seen.size === seen.add(effect).size);
}

/** The MDM saw TokenUpdate and a ProfileList answer of this device. */
export function isEnrolled(managed: Witnesses['managed'][string] | undefined): boolean {
  return typeof managed?.tokenUpdateAt === 'string' && (managed.profileList ?? []).length > 0;
}

/** The device is as the rehearsal's blueprint wants it. */
export function isKitted(device: BenchDevice): boolean {
  const profiles = new Set(device.profiles.map((profile) => profile.identifier));
  return (
    device.supervised &&
    device.cloudConfiguration?.OrganizationName === wishes.organization &&
    device.name === wishes.nameFor(device.serial) &&
    device.language === wishes.language &&
    device.locale === wishes.locale &&
    profiles.has(wishes.wifiIdentifier) &&
    profiles.has(wishes.webClipIdentifier)
  );
}
