import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openScratchStore } from '../../../tests/support/open-scratch-store.ts';

const at = '2026-04-01T00:00:00.000Z';

describe('numbers in device names', () => {
  it('are given once, and a device that is kitted again keeps its own', () => {
    const { deviceNumbers } = openScratchStore();
    expect(deviceNumbers.next('main', 2)).toEqual([1, 2]);
    expect(deviceNumbers.give('main', 'A', at)).toBe(1);
    expect(deviceNumbers.give('main', 'B', at)).toBe(2);
    expect(deviceNumbers.give('main', 'A', at)).toBe(1);
    expect(deviceNumbers.give('spare', 'A', at)).toBe(1);
    expect(deviceNumbers.of('main', 'B')).toBe(2);
    expect(deviceNumbers.list()).toEqual([
      { series: 'main', first: 1, last: 9_999_999, given: 2, next: 3 },
      { series: 'spare', first: 1, last: 9_999_999, given: 1, next: 2 },
    ]);
  });

  it('end with the range of the station', () => {
    const { deviceNumbers } = openScratchStore();
    deviceNumbers.setRange({ series: 'main', first: 500, last: 501 });
    expect(deviceNumbers.next('main', 5)).toEqual([500, 501]);
    deviceNumbers.give('main', 'A', at);
    deviceNumbers.give('main', 'B', at);
    expect(() => deviceNumbers.give('main', 'C', at)).toThrow(
      expect.objectContaining({ code: 'roster.numbers-used-up', params: { series: 'main', last: '501' } }),
    );
    expect(deviceNumbers.list()).toEqual([{ series: 'main', first: 500, last: 501, given: 2 }]);
    expect(() => deviceNumbers.setRange({ series: 'main', first: 2, last: 1 })).toThrow(
      expect.objectContaining({ code: 'roster.bad-range' }),
    );
  });

  it('never collide, however ranges move and devices come back', () => {
    const { deviceNumbers } = openScratchStore();
    const given = new Map<string, number>();
    const step = fc.oneof(
      fc.record({ serial: fc.integer({ min: 0, max: 30 }).map((n) => `S${n}`) }),
      fc.record({ first: fc.integer({ min: 1, max: 40 }), length: fc.integer({ min: 0, max: 20 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        for (const one of steps) {
          if ('first' in one) {
            deviceNumbers.setRange({ series: 'main', first: one.first, last: one.first + one.length });
            continue;
          }
          try {
            const number = deviceNumbers.give('main', one.serial, at);
            expect(given.get(one.serial) ?? number).toBe(number);
            given.set(one.serial, number);
          } catch (error) {
            expect(error).toMatchObject({ code: 'roster.numbers-used-up' });
          }
        }
        expect(new Set(given.values()).size).toBe(given.size);
      }),
      { numRuns: 30 },
    );
  });
});
