import { wishes } from './wishes.ts';
import type { BenchDevice, DeliveredRecord, Witnesses } from './witness.ts';

export type Figures = {
  readonly devices: number;
  readonly kitted: number;
  readonly enrolled: number;
  readonly records: { readonly delivered: number; readonly duplicates: number; readonly lost: number };
  readonly operatorTaps: number;
  readonly maxErasesPerDevice: number;
  readonly maxCloudConfigurationWritesPerDevice: number;
};

/** Counts what the witnesses saw. */
export function figuresOf({ devices, counters, managed, records, endedRuns }: Witnesses): Figures {
  const counts = Object.values(counters);
  const recordedRuns = new Set(records.map((record) => record.runId));
  return {
    devices: devices.length,
    kitted: devices.filter(isKitted).length,
    enrolled: devices.filter(({ serial }) => isEnrolled(managed[serial])).length,
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
