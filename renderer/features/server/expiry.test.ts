import { describe, expect, it } from 'vitest';
import { dayOf, endOfDay, expiryOf } from './expiry.ts';

const now = new Date('2026-04-01T00:00:00Z');

describe('expiryOf', () => {
  it.each([
    [undefined, { kind: 'unknown' }],
    ['2026-03-31T23:59:59Z', { kind: 'over' }],
    ['2026-04-01T12:00:00Z', { kind: 'soon', days: 0 }],
    ['2026-05-01T12:00:00Z', { kind: 'soon', days: 30 }],
    ['2026-05-02T00:00:00Z', { kind: 'fine' }],
  ] as const)('sees that %s is %j', (expiresAt, expiry) => expect(expiryOf(expiresAt, now)).toEqual(expiry));
});

describe('a date field', () => {
  it('keeps its day on the way there and back', () => expect(dayOf(endOfDay('2026-03-31'))).toBe('2026-03-31'));
});
