import { describe, expect, it } from 'vitest';
import { openScratchStore } from '../../../tests/support/open-scratch-store.ts';
import { startSampleRun } from '../../../tests/support/sample-run.ts';

describe('enrollment watches', () => {
  it('are due by their own time until nothing more is asked', () => {
    const store = openScratchStore();
    const watch = {
      runId: startSampleRun(store),
      verdict: 'waiting-for-network' as const,
      evidence: [{ fact: 'enrolled', value: 'no', source: 'backend' as const, asOf: '2026-04-01T00:00:00.000Z' }],
      nextPollAt: '2026-04-01T00:01:00.000Z',
      changedAt: '2026-04-01T00:00:00.000Z',
    };
    store.watches.save(watch);
    expect(store.watches.due('2026-04-01T00:00:59.000Z')).toEqual([]);
    expect(store.watches.due('2026-04-01T00:01:00.000Z')).toEqual([watch]);

    const { nextPollAt: _, ...done } = { ...watch, verdict: 'verified' as const };
    store.watches.save(done);
    expect(store.watches.due('2030-01-01T00:00:00.000Z')).toEqual([]);
    expect(store.watches.get(watch.runId)).toEqual(done);
    expect(store.watches.list()).toEqual([done]);
  });
});
