import { describe, expect, it } from 'vitest';
import { createTestClock } from '../ports/test-clock.ts';
import { createPracticeClock } from './practice-clock.ts';

describe('the practice clock', () => {
  it('runs what falls due when it is moved on, in order, and leaves the rest waiting for its time', async () => {
    const base = createTestClock();
    const clock = createPracticeClock(base);
    const ran: string[] = [];
    clock.after(86_400_000, () => ran.push('a day'));
    clock.after(60_000, () => ran.push('a minute'));
    clock.after(172_800_000, () => ran.push('two days'));

    clock.advance(100_000_000);
    await base.advance(0);

    expect(ran).toEqual(['a minute', 'a day']);
    await base.advance(72_800_000);
    expect(ran).toEqual(['a minute', 'a day', 'two days']);
  });

  it('shows the moved time and forgets cancelled timers', async () => {
    const base = createTestClock(new Date('2026-04-01T00:00:00Z'));
    const clock = createPracticeClock(base);
    let ran = false;
    const cancel = clock.after(1000, () => {
      ran = true;
    });

    cancel();
    clock.advance(90 * 86_400_000);
    await base.advance(0);

    expect(ran).toBe(false);
    expect(clock.now().toISOString()).toBe('2026-06-30T00:00:00.000Z');
    expect(clock.monotonic()).toBe(90 * 86_400_000);
  });

  it('waits longer than the system’s timers can', async () => {
    const base = createTestClock();
    const asked: number[] = [];
    const clock = createPracticeClock({
      ...base,
      after: (ms, callback) => {
        asked.push(ms);
        return base.after(ms, callback);
      },
    });
    let ran = false;
    clock.after(60 * 86_400_000, () => {
      ran = true;
    });

    await base.advance(60 * 86_400_000 - 1);
    expect(ran).toBe(false);
    await base.advance(1);
    expect(ran).toBe(true);
    expect(Math.max(...asked)).toBeLessThan(2 ** 31);
  });
});
