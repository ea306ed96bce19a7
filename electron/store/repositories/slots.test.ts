import { describe, expect, it } from 'vitest';
import { openScratchStore } from '../../../tests/support/open-scratch-store.ts';

describe('slots', () => {
  it('own sets of locations and are listed in the order people count', () => {
    const { slots } = openScratchStore();
    slots.save({ name: '10', locationIds: [0x14100000] });
    slots.save({ name: '2', locationIds: [0x14200000, 0x02200000] });
    slots.save({ name: '2', locationIds: [0x14300000, 0x02200000] });
    expect(slots.list()).toEqual([
      { name: '2', locationIds: [0x02200000, 0x14300000] },
      { name: '10', locationIds: [0x14100000] },
    ]);
    expect(slots.remove('2')).toBe(true);
    slots.save({ name: '3', locationIds: [0x02200000] });
    expect(slots.remove('2')).toBe(false);
  });

  it('do not take a location from one another, and a refused save changes nothing', () => {
    const { slots } = openScratchStore();
    slots.save({ name: '1', locationIds: [1, 2] });
    slots.save({ name: '2', locationIds: [3] });
    expect(() => slots.save({ name: '2', locationIds: [4, 2] })).toThrow(
      expect.objectContaining({ code: 'slots.location-taken', params: { slot: '1' } }),
    );
    expect(slots.list()[1]).toEqual({ name: '2', locationIds: [3] });
  });
});
