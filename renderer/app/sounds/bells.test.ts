import { describe, expect, it } from 'vitest';
import type { RunView } from '../../../shared/domain/run.ts';
import { hear, soundBetween } from './bells.ts';

function run(deviceKey: string, fields: Partial<RunView> = {}): RunView {
  return {
    ...{ runId: deviceKey, deviceKey, blueprintId: 'b', blueprintName: 'b', attempt: 1, steps: [] },
    ...{ phase: 'running', startedAt: '2026-04-01T00:00:00Z' },
    ...fields,
  };
}

const asks = { phase: 'waiting', expects: 'operator', waitingFor: { code: 'wait.trust', params: {} } } as const;
const counts = { phase: 'waiting', expects: 'operator', waitingFor: { code: 'wait.pull-out', params: {} } } as const;
const kitted = { phase: 'ended', end: 'prepared' } as const;
const cancelled = { phase: 'ended', end: 'abandoned' } as const;
const failed = { phase: 'ended', end: 'failed' } as const;

describe('a sound', () => {
  it.each<[string, RunView[], RunView[], string | undefined]>([
    ['is heard when a device first needs a person', [run('a')], [run('a', asks)], 'needs-you'],
    ['is one for many', [run('a'), run('b')], [run('a', asks), run('b', asks)], 'needs-you'],
    [
      'is not repeated while the same device needs one',
      [run('a', asks), run('b')],
      [run('a', asks), run('b')],
      undefined,
    ],
    ['is heard for the next device', [run('a', asks), run('b')], [run('a', asks), run('b', asks)], 'needs-you'],
    [
      'is heard for one that failed while others go on',
      [run('a'), run('b')],
      [run('a', failed), run('b')],
      'needs-you',
    ],
    ['is heard when all are done', [run('a'), run('b', kitted)], [run('a', kitted), run('b', kitted)], 'all-done'],
    ['says the end first, whoever failed', [run('a')], [run('a', failed)], 'all-done'],
    ['is not heard when a person cancels the last one', [run('a')], [run('a', cancelled)], undefined],
    ['is not heard of a countdown', [run('a')], [run('a', counts)], undefined],
    ['is not heard of what is not a change', [run('a', kitted)], [run('a', kitted)], undefined],
  ])('%s', (_what, before, now, sound) => {
    expect(soundBetween(hear(before), hear(now))).toBe(sound);
  });
});
