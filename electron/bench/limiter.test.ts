import { describe, expect, it } from 'vitest';
import { createLimiter } from './limiter.ts';

const never = new AbortController().signal;

describe('a limiter', () => {
  it('lets so many run at a time, in order', async () => {
    const limit = createLimiter(2);
    const started: string[] = [];
    const ends = new Map<string, () => void>();
    const work = (name: string) => () =>
      new Promise<string>((resolve) => {
        started.push(name);
        ends.set(name, () => resolve(name));
      });
    const all = ['a', 'b', 'c'].map((name) => limit(never, work(name)));
    await Promise.resolve();
    expect(started).toEqual(['a', 'b']);
    ends.get('b')?.();
    await all[1];
    await Promise.resolve();
    expect(started).toEqual(['a', 'b', 'c']);
    ends.get('a')?.();
    ends.get('c')?.();
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
  });

  it('gives the turn on when work fails, and forgets who left', async () => {
    const limit = createLimiter(1);
    let fail = (_: Error) => {};
    const first = limit(
      never,
      () =>
        new Promise((_, reject) => {
          fail = reject;
        }),
    );
    const left = new AbortController();
    const second = limit(left.signal, async () => 'never');
    const third = limit(never, async () => 'third');
    left.abort(new Error('left'));
    await expect(second).rejects.toThrow('left');
    fail(new Error('failed'));
    await expect(first).rejects.toThrow('failed');
    expect(await third).toBe('third');
    expect(await limit(never, async () => 'again')).toBe('again');
  });
});
