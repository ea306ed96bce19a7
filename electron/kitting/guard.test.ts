import { describe, expect, it } from 'vitest';
import type { DeviceFacts } from '../../shared/domain/device.ts';
import { udidSchema } from '../../shared/domain/ids.ts';
import { guard, isOlder } from './guard.ts';

const facts: DeviceFacts = {
  udid: udidSchema.parse('00008110-000123456789ABCD'),
  osVersion: '17.5.1',
  paired: true,
  findMy: 'no',
  setupDone: 'no',
  supervised: 'no',
  batteryPercent: 80,
  freeBytes: 20_000_000_000,
};
const rules = { batteryFloorPercent: 20, minimumFreeBytes: 1_000_000_000, minimumOs: '16.0' };

describe('the guard', () => {
  it.each([
    ['an erase with Find My off', {}, true, 'clear'],
    ['an erase with Find My on', { findMy: 'yes' }, true, 'block'],
    ['an erase with Find My unreadable', { findMy: 'unknown' }, true, 'ask'],
    ['no erase with Find My on', { findMy: 'yes' }, false, 'clear'],
    ['no erase with Find My unreadable', { findMy: 'unknown' }, false, 'clear'],
    ['Find My on even before pairing', { findMy: 'yes', paired: false }, true, 'block'],
    ['what an unpaired device cannot tell yet', { findMy: 'unknown', paired: false }, true, 'later'],
    ['a battery below the floor', { batteryPercent: 19 }, false, 'block'],
    ['a battery at the floor', { batteryPercent: 20 }, false, 'clear'],
    ['a battery that does not say', { batteryPercent: undefined }, false, 'clear'],
    ['a full disk', { freeBytes: 999_999_999 }, false, 'block'],
    ['an old OS', { osVersion: '15.8' }, false, 'block'],
  ] as const)('judges %s', (_, change, erasing, verdict) => {
    expect(guard({ ...facts, ...change } as DeviceFacts, rules, erasing).verdict).toBe(verdict);
  });

  it('names the numbers it objects to', () => {
    expect(guard({ ...facts, batteryPercent: 5 }, rules, false)).toEqual({
      verdict: 'block',
      reason: { code: 'guard.battery-low', params: { percent: '5', floor: '20' } },
      error: 'kitting.battery-low',
    });
  });
});

describe('a version', () => {
  it.each([
    ['9.3.5', '15', true],
    ['15', '15.0', false],
    ['15.0.1', '15.0', false],
    ['16.7.10', '16.7.9', false],
    ['16.7.9', '16.7.10', true],
  ])('%s older than %s: %s', (version, minimum, older) => {
    expect(isOlder(version, minimum)).toBe(older);
  });
});
