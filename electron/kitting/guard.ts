import type { Blueprint } from '../../shared/domain/blueprint.ts';
import type { DeviceFacts } from '../../shared/domain/device.ts';
import type { Reason } from '../../shared/domain/plan.ts';
import type { ErrorCode } from '../../shared/errors/table.ts';
import { reason } from '../../shared/texts/reasons/table.ts';

/** What the guard says of one device. `ask` may be overridden by typing its serial number; `block` may not. */
export type GuardFinding =
  | { readonly verdict: 'clear'; readonly reason: Reason }
  | { readonly verdict: 'later'; readonly reason: Reason }
  | { readonly verdict: 'ask' | 'block'; readonly reason: Reason; readonly error: ErrorCode };

export type GuardRules = Pick<Blueprint, 'batteryFloorPercent' | 'minimumFreeBytes' | 'minimumOs'>;

/**
 * Looks at the facts before anything irreversible (design: *Guard*).
 * @param erasing whether this device is going to be erased; only then does Find My matter, since an erase with it on
 * leaves the device Activation Locked. A missing answer counts as unknown, never as off (device-protocols §11.7).
 */
export function guard(facts: DeviceFacts, rules: GuardRules, erasing: boolean): GuardFinding {
  const { osVersion, batteryPercent, freeBytes } = facts;
  if (osVersion !== undefined && rules.minimumOs !== undefined && isOlder(osVersion, rules.minimumOs)) {
    const params = { version: osVersion, minimum: rules.minimumOs };
    return { verdict: 'block', reason: reason('guard.os-too-old', params), error: 'kitting.os-too-old' };
  }
  if (erasing && facts.findMy === 'yes') {
    return { verdict: 'block', reason: reason('guard.find-my-on'), error: 'kitting.find-my-on' };
  }
  if (batteryPercent !== undefined && batteryPercent < rules.batteryFloorPercent) {
    const params = { percent: String(batteryPercent), floor: String(rules.batteryFloorPercent) };
    return { verdict: 'block', reason: reason('guard.battery-low', params), error: 'kitting.battery-low' };
  }
  if (freeBytes !== undefined && freeBytes < rules.minimumFreeBytes) {
    const params = { free: megabytes(freeBytes), needed: megabytes(rules.minimumFreeBytes) };
    return { verdict: 'block', reason: reason('guard.storage-low', params), error: 'kitting.storage-low' };
  }
  if (!facts.paired) return { verdict: 'later', reason: reason('guard.later') };
  if (erasing && facts.findMy === 'unknown') {
    return { verdict: 'ask', reason: reason('guard.find-my-unknown'), error: 'kitting.find-my-unknown' };
  }
  return { verdict: 'clear', reason: reason('guard.clear') };
}

/** Compares dotted versions number by number: 9.3 is older than 15.0, 17 equals 17.0. */
export function isOlder(version: string, minimum: string): boolean {
  const [have, want] = [version, minimum].map((text) => text.split('.').map((part) => Number.parseInt(part, 10) || 0));
  for (let index = 0; index < Math.max(have?.length ?? 0, want?.length ?? 0); index++) {
    const difference = (have?.[index] ?? 0) - (want?.[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function megabytes(bytes: number): string {
  return String(Math.floor(bytes / 1_000_000));
}
