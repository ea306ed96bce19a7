import type { AttachedDevice, DeviceFacts, DeviceSnapshot } from '../../shared/domain/device.ts';
import { ecidFromUdid } from '../../shared/domain/ids.ts';
import { type Slot, slotAt } from '../../shared/domain/slot.ts';
import type { KnownDevice } from '../store/repositories/devices.ts';

/** What the bench holds of one device; changed in place by the tracker alone. */
export type TrackedDevice = {
  key: string;
  /** As the store knows it. */
  known: KnownDevice;
  facts: DeviceFacts;
  attached: AttachedDevice | undefined;
  /** Aborts when the attachment ends. */
  attachment: AbortController | undefined;
  /** Aborts a look at the device that is under way. */
  reading: AbortController | undefined;
  /** When the facts were read, and under which attachment. */
  readAt: { readonly monotonic: number; readonly deviceId: number } | undefined;
  state: DeviceSnapshot['state'];
  problem: string | undefined;
  runId: string | undefined;
  seenAt: string;
  lastLocationId: number | undefined;
};

export function trackedDevice(known: KnownDevice, device: AttachedDevice, seenAt: string): TrackedDevice {
  return {
    key: known.key,
    known,
    facts: unreadFacts(device),
    attached: undefined,
    attachment: undefined,
    reading: undefined,
    readAt: undefined,
    state: 'identifying',
    problem: undefined,
    runId: undefined,
    seenAt,
    lastLocationId: undefined,
  };
}

/** All that an announcement tells. */
export function unreadFacts({ udid }: AttachedDevice): DeviceFacts {
  const ecid = ecidFromUdid(udid);
  return {
    udid,
    ...(ecid === undefined ? {} : { ecid }),
    paired: false,
    findMy: 'unknown',
    setupDone: 'unknown',
    supervised: 'unknown',
  };
}

export function snapshotOf(
  device: TrackedDevice,
  slots: readonly Slot[],
  ignored: { readonly note: string } | undefined,
): DeviceSnapshot {
  const { attached, lastLocationId, problem, runId } = device;
  const slot = slotAt(slots, lastLocationId);
  return {
    key: device.key,
    attached: attached !== undefined,
    ...(attached === undefined ? {} : { deviceId: attached.deviceId }),
    ...(lastLocationId === undefined ? {} : { locationId: lastLocationId }),
    ...(slot === undefined ? {} : { slot: slot.name }),
    state: device.state,
    ...(problem === undefined ? {} : { problem }),
    facts: device.facts,
    ...(runId === undefined ? {} : { runId }),
    ...(ignored === undefined ? {} : { ignored: { note: ignored.note } }),
    seenAt: device.seenAt,
  };
}

/** Whether `text` names this device: key, UDID, ECID (with or without 0x) or serial number. */
export function isNamed(device: TrackedDevice, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  const { udid, ecid, serial } = device.facts;
  const names = [device.key, udid, udid.replace('-', ''), ecid, ecid && `0x${ecid}`, serial];
  return names.some((name) => name?.toLowerCase() === wanted);
}
