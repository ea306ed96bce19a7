import { describe, expect, it } from 'vitest';
import { normaliseUdid } from './udid.ts';

describe('normaliseUdid', () => {
  it.each([
    ['00008030001A2B3C4D5E6F70\0\0', '00008030-001A2B3C4D5E6F70'],
    ['00008030-001a2b3c4d5e6f70', '00008030-001a2b3c4d5e6f70'],
    ['0123456789abcdef0123456789abcdef01234567', '0123456789abcdef0123456789abcdef01234567'],
    ['', ''],
  ])('spells %j as %j', (raw, udid) => {
    expect(normaliseUdid(raw)).toBe(udid);
  });
});
