import { describe, expect, it } from 'vitest';
import { createTestClock } from '../ports/test-clock.ts';
import { awaitAbort } from './await-abort.ts';

describe('waiting for an attachment to end', () => {
  it('tells whether it did within the time', async () => {
    const clock = createTestClock();
    const target = new AbortController();
    const { signal: outer } = new AbortController();
    const inTime = awaitAbort(target.signal, clock, 1_000, outer);
    target.abort();
    expect(await inTime).toBe(true);
    const late = awaitAbort(new AbortController().signal, clock, 1_000, outer);
    await clock.advance(1_000);
    expect(await late).toBe(false);
  });

  it('prefers the attachment when the leg that follows it aborted with it', async () => {
    const target = new AbortController();
    const leg = AbortSignal.any([target.signal]);
    const waiting = awaitAbort(target.signal, createTestClock(), 1_000, leg);
    target.abort(new Error('detached'));
    expect(await waiting).toBe(true);
  });

  it('ends with the run', async () => {
    const run = new AbortController();
    const waiting = awaitAbort(new AbortController().signal, createTestClock(), 1_000, run.signal);
    run.abort(new Error('given up'));
    await expect(waiting).rejects.toThrow('given up');
    await expect(awaitAbort(new AbortController().signal, createTestClock(), 1_000, run.signal)).rejects.toThrow(
      'given up',
    );
  });
});
