import { describe, expect, it, vi } from 'vitest';
import { openScratchStore } from '../../tests/support/open-scratch-store.ts';
import { createTestClock } from '../ports/test-clock.ts';
import { createShifts } from './shifts.ts';

const hour = 3_600_000;

function room() {
  const clock = createTestClock(new Date('2026-04-01T00:00:00Z'));
  const store = openScratchStore();
  const onChange = vi.fn();
  return { clock, store, onChange, shifts: createShifts(store, clock, onChange) };
}

describe('the shift', () => {
  it('is nobody’s until somebody says so, and ends by their word', () => {
    const { shifts, onChange } = room();
    expect(shifts.book()).toEqual({ names: [] });
    expect(shifts.start('佐藤')).toMatchObject({ operator: '佐藤', since: '2026-04-01T00:00:00.000Z' });
    expect(shifts.current()?.operator).toBe('佐藤');
    shifts.end();
    expect(shifts.current()).toBeUndefined();
    expect(onChange).toHaveBeenCalledTimes(2);
    shifts.end();
  });

  it('is handed over, and remembers names, the latest first, each once', async () => {
    const { shifts, clock, store } = room();
    for (const name of ['佐藤', '鈴木', '佐藤']) {
      shifts.start(name);
      await clock.advance(hour);
    }
    expect(shifts.book()).toMatchObject({ names: ['佐藤', '鈴木'], shift: { operator: '佐藤' } });
    expect(store.shifts.during('2026-04-01', '2026-04-02')).toEqual([
      { operator: '佐藤', startedAt: '2026-04-01T00:00:00.000Z', endedAt: '2026-04-01T01:00:00.000Z' },
      { operator: '鈴木', startedAt: '2026-04-01T01:00:00.000Z', endedAt: '2026-04-01T02:00:00.000Z' },
      { operator: '佐藤', startedAt: '2026-04-01T02:00:00.000Z' },
    ]);
  });

  it('ends by itself after twelve hours, and everybody is told', async () => {
    const { shifts, clock, onChange } = room();
    shifts.start('佐藤');
    await clock.advance(12 * hour - 1);
    expect(shifts.current()).toBeDefined();
    onChange.mockClear();
    await clock.advance(1);
    expect(shifts.current()).toBeUndefined();
    expect(onChange).toHaveBeenCalledOnce();
  });

  it('survives a restart, but not its end', async () => {
    const { shifts, clock, store } = room();
    shifts.start('佐藤');
    shifts.close();
    await clock.advance(hour);
    const again = createShifts(store, clock, () => {});
    expect(again.current()?.operator).toBe('佐藤');
    again.close();
    await clock.advance(20 * hour);
    const late = createShifts(store, clock, () => {});
    expect(late.current()).toBeUndefined();
    late.start('鈴木');
    expect(store.shifts.during('2026-04-01', '2026-04-02')[0]?.endedAt).toBe('2026-04-01T12:00:00.000Z');
  });

  it('forgets the names of those who were last here long ago', async () => {
    const { shifts, clock } = room();
    shifts.start('臨時');
    await clock.advance(91 * 24 * hour);
    expect(shifts.book().names).toEqual([]);
  });
});
