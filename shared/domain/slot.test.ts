import { describe, expect, it } from 'vitest';
import { slotAt } from './slot.ts';

describe('a slot', () => {
  const slots = [
    { name: 'A', locationIds: [0x02110000, 0x02210000] },
    { name: 'B', locationIds: [0x80914000] },
  ];

  it('is found by each of its places', () => {
    expect(slotAt(slots, 0x02110000)?.name).toBe('A');
    expect(slotAt(slots, 0x02210000)?.name).toBe('A');
    expect(slotAt(slots, 0x80914000 | 0)?.name).toBe('B');
  });

  it('is not guessed for an unknown place', () => {
    expect(slotAt(slots, 0x02310000)).toBeUndefined();
    expect(slotAt(slots, undefined)).toBeUndefined();
  });
});
