import { describe, expect, it } from 'vitest';
import { noon, sampleDevice, sampleRun } from '../test-samples.ts';
import { failedKeys, readyKeys, stillPlannable } from './choices.ts';
import { freeNumbers } from './free-numbers.ts';
import { changesToSay } from './spoken-changes.ts';
import { sizeFor } from './tile-size.ts';

const devices = new Map(
  [
    sampleDevice('ready'),
    sampleDevice('busy', { runId: 'run of busy' }),
    sampleDevice('done'),
    sampleDevice('failed'),
    sampleDevice('away', { attached: false }),
    sampleDevice('reading', { state: 'identifying' }),
  ].map((device) => [device.key, device]),
);
const newestRuns = new Map([
  ['busy', sampleRun('busy')],
  ['done', sampleRun('done', { phase: 'ended', end: 'prepared' })],
  ['failed', sampleRun('failed', { phase: 'ended', end: 'failed' })],
  ['away', sampleRun('away', { phase: 'ended', end: 'parked' })],
]);

describe('choosing devices', () => {
  it('all ready ones are those that are here, read, free and not yet done today', () => {
    expect(readyKeys({ devices, newestRuns }, noon - 3_600_000)).toEqual(['ready']);
  });

  it('the failed ones are those that are here to be tried again', () => {
    expect(failedKeys({ devices, newestRuns })).toEqual(['failed']);
  });

  it('drops those that were unplugged or started meanwhile', () => {
    expect(stillPlannable(new Set(['ready', 'busy', 'away', 'gone', 'done']), devices)).toEqual(['ready', 'done']);
  });
});

describe('small things of the bench', () => {
  it('numbers places with the lowest free numbers', () => {
    expect(freeNumbers(['1', '3', 'A'], 3)).toEqual(['2', '4', '5']);
  });

  it('draws 64 small, 24 in the middle and 8 large', () => {
    expect([64, 24, 8].map(sizeFor)).toEqual(['S', 'M', 'L']);
  });

  it('says who newly needs a hand and how many became done, and else nothing', () => {
    const before = new Map([
      ['a', { label: '1', state: 'running' as const }],
      ['b', { label: '2', state: 'running' as const }],
      ['c', { label: '3', state: 'needs-you' as const }],
    ]);
    const now = new Map([
      ['a', { label: '1', state: 'done' as const }],
      ['b', { label: '2', state: 'needs-you' as const }],
      ['c', { label: '3', state: 'failed' as const }],
      ['d', { label: '4', state: 'failed' as const }],
    ]);
    expect(changesToSay(before, now)).toEqual({ needing: ['2'], done: 1 });
    expect(changesToSay(now, now)).toBeUndefined();
  });
});
