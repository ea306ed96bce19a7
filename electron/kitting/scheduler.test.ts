import { describe, expect, it } from 'vitest';
import { createTestClock } from '../ports/test-clock.ts';
import { createScheduler, type LaneCaps, type Release } from './scheduler.ts';

const never = new AbortController().signal;

function setUp(caps: Partial<LaneCaps>) {
  const clock = createTestClock();
  const scheduler = createScheduler({ clock, caps: { heavyStaggerMs: 0, ...caps } });
  const granted: string[] = [];
  const releases = new Map<string, Release>();
  const ask = (name: string, lane: 'light' | 'erase', tree = '1') => {
    void scheduler.acquire(lane, tree, never).then((release) => {
      granted.push(name);
      releases.set(name, release);
    });
  };
  return { clock, scheduler, granted, releases, ask };
}

describe('the scheduler', () => {
  it('grants up to the cap, then in the order asked', async () => {
    const { clock, granted, releases, ask } = setUp({ light: 2 });
    for (const name of ['a', 'b', 'c', 'd']) ask(name, 'light');
    await clock.advance(0);
    expect(granted).toEqual(['a', 'b']);
    releases.get('b')?.();
    releases.get('b')?.();
    await clock.advance(0);
    expect(granted).toEqual(['a', 'b', 'c']);
  });

  it('lets a free USB tree pass one that is full, and light work pass erases', async () => {
    const { clock, granted, releases, ask } = setUp({ erase: 8, heavyPerTree: 1 });
    ask('a', 'erase', '1');
    ask('b', 'erase', '1');
    ask('c', 'erase', '2');
    ask('d', 'light', '1');
    await clock.advance(0);
    expect(granted).toEqual(['a', 'c', 'd']);
    releases.get('a')?.();
    await clock.advance(0);
    expect(granted.at(-1)).toBe('b');
  });

  it('staggers heavy starts', async () => {
    const { clock, granted, ask } = setUp({ heavyStaggerMs: 100 });
    for (const name of ['a', 'b', 'c']) ask(name, 'erase');
    await clock.advance(0);
    expect(granted).toEqual(['a']);
    await clock.advance(100);
    expect(granted).toEqual(['a', 'b']);
    await clock.advance(100);
    expect(granted).toEqual(['a', 'b', 'c']);
  });

  it('grants nothing while paused, and goes on after', async () => {
    const { clock, scheduler, granted, ask } = setUp({});
    scheduler.pause();
    ask('a', 'light');
    let passed = false;
    void scheduler.gate(never).then(() => {
      passed = true;
    });
    await clock.advance(0);
    expect([granted, passed, scheduler.isPaused()]).toEqual([[], false, true]);
    scheduler.resume();
    await clock.advance(0);
    expect([granted, passed]).toEqual([['a'], true]);
  });

  it('forgets who gave up waiting', async () => {
    const { clock, scheduler, granted, releases, ask } = setUp({ light: 1 });
    const given = new AbortController();
    ask('a', 'light');
    const waiting = scheduler.acquire('light', '1', given.signal);
    ask('c', 'light');
    given.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    await clock.advance(0);
    releases.get('a')?.();
    await clock.advance(0);
    expect(granted).toEqual(['a', 'c']);
  });
});
