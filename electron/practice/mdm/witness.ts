import type { EnrollmentOutcome } from './enrollment/enroll.ts';
import type { CommandStatus } from './management/command-queue.ts';
import { isEnrolled, type ManagedDevice } from './management/devices.ts';
import type { AcceptedEffect, DuplicateAttempt, RecordStore } from './records/record-store.ts';

/** What the server saw of one device, for a harness to count; nothing here was told by the station. */
export type WitnessedDevice = {
  readonly udid: string;
  readonly account?: string;
  readonly group?: string;
  readonly enrolled: boolean;
  readonly authenticatedAt: string;
  readonly tokenUpdateAt?: string;
  readonly lastSeenAt: string;
  /** Identifiers of the last ProfileList answer. */
  readonly profileList?: readonly string[];
  readonly supervised?: boolean;
  readonly deviceName?: string;
  readonly authenticates: number;
  readonly tokenUpdates: number;
  readonly checkOuts: number;
  readonly connects: number;
  readonly pushes: number;
  readonly commands: readonly {
    readonly uuid: string;
    readonly requestType: string;
    readonly status: CommandStatus;
    readonly deliveries: number;
    readonly answers: number;
    readonly errorCodes: readonly number[];
  }[];
};

export type EnrollmentAttempt = { readonly at: string; readonly outcome: EnrollmentOutcome; readonly serial?: string };

export type Witness = {
  /** By serial number. */
  readonly devices: Readonly<Record<string, WitnessedDevice>>;
  readonly enrollments: readonly EnrollmentAttempt[];
  /** Every effect that was taken, once each, in order of arrival. */
  readonly records: readonly AcceptedEffect[];
  /** Attempts to record an effect or use a key again, with what became of them. */
  readonly duplicateRecords: readonly DuplicateAttempt[];
};

export function witness(
  devices: readonly ManagedDevice[],
  enrollments: readonly EnrollmentAttempt[],
  records: RecordStore,
): Witness {
  return {
    devices: Object.fromEntries(devices.map((device) => [device.serial, witnessDevice(device)])),
    enrollments,
    records: records.effects(),
    duplicateRecords: records.duplicates(),
  };
}

function witnessDevice(device: ManagedDevice): WitnessedDevice {
  const { udid, account, group, tokenUpdateAt, profileIdentifiers, supervised, deviceName, counters } = device;
  return {
    udid,
    ...(account !== undefined && { account }),
    ...(group !== undefined && { group }),
    enrolled: isEnrolled(device),
    authenticatedAt: device.authenticatedAt.toISOString(),
    ...(tokenUpdateAt && { tokenUpdateAt: tokenUpdateAt.toISOString() }),
    lastSeenAt: device.lastSeenAt.toISOString(),
    ...(profileIdentifiers && { profileList: profileIdentifiers }),
    ...(supervised !== undefined && { supervised }),
    ...(deviceName !== undefined && { deviceName }),
    ...counters,
    commands: device.queue.all().map(({ uuid, requestType, status, deliveries, answers, errorCodes }) => ({
      uuid,
      requestType,
      status,
      deliveries,
      answers,
      errorCodes,
    })),
  };
}
