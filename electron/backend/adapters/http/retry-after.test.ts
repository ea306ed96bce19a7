import { describe, expect, it } from 'vitest';
import { parseRetryAfter } from './retry-after.ts';

const now = new Date('2026-04-01T00:00:00Z');

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Wed, 01 Apr 2026 00:01:30 GMT', 90_000],
    ['Tue, 31 Mar 2026 00:00:00 GMT', 0],
    ['86400', 3_600_000],
    ['Thu, 01 Apr 2027 00:00:00 GMT', 3_600_000],
    ['soon', undefined],
    ['-5', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j means %j ms', (header, ms) => {
    expect(parseRetryAfter(header, now)).toBe(ms);
  });

  it('as a date counts by the clock of the server that says it', () => {
    const date = 'Wed, 01 Apr 2026 03:00:30 GMT';
    expect(parseRetryAfter(date, now, 'Wed, 01 Apr 2026 03:00:00 GMT')).toBe(30_000);
    expect(parseRetryAfter(date, now, 'nonsense')).toBe(3_600_000);
  });
});
