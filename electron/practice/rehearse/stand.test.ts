import { describe, expect, it } from 'vitest';
import type { RunView } from '../../../shared/domain/run.ts';
import { runningView, sampleRunView } from '../../../tests/support/sample-rehearsal.ts';
import { bySlot, standOf, stateText } from './stand.ts';

const waiting = (code: string, expects: RunView['expects']) =>
  runningView('1', 1, { phase: 'waiting', waitingFor: { code, params: {} }, expects });
const ended = (end: 'failed' | 'abandoned', code: string, params: Record<string, string> = {}): RunView => {
  const { verdict: _, ...run } = sampleRunView();
  return { ...run, end, problem: { code, params, chain: [] } };
};

describe('where a device stands', () => {
  it.each<[string, RunView]>([
    ['done', sampleRunView()],
    ['running', sampleRunView({ verdict: 'waiting-for-device' })],
    ['running', runningView('1', 3)],
    ['running', waiting('wait.erase-return', 'device')],
    ['running', waiting('wait.pull-out', 'operator')],
    ['hand', waiting('wait.unlock', 'operator')],
    ['hand', waiting('wait.erase-needed', 'consent')],
    ['queued', runningView('1', 0, { phase: 'queued' })],
    ['stopped', ended('failed', 'kitting.not-taken')],
  ])('is %s', (stand, run) => {
    expect(standOf(run)).toBe(stand);
  });
});

describe('what is told of a device', () => {
  it('is its step, what it waits for, or its verdict', () => {
    expect(stateText(runningView('1', 1), 'ja')).toBe('ペアリング');
    expect(stateText(waiting('wait.unlock', 'operator'), 'en')).toBe('Unlock the device.');
    expect(stateText(sampleRunView(), 'ja')).toBe('検証済み');
  });

  it('between two steps is the one that comes', () => {
    const { steps, ...run } = runningView('1', 4);
    const idle = steps.map((step) => ({
      ...step,
      state: step.state === 'running' ? ('pending' as const) : step.state,
    }));
    expect(stateText({ ...run, steps: idle }, 'en')).toBe('Erase');
  });

  it('is why it stopped: what the operator gave up on rather than the giving up', () => {
    expect(stateText(ended('failed', 'kitting.device-locked'), 'en')).toBe('failed: The device is locked.');
    const gaveUp = ended('abandoned', 'kitting.gave-up', { reason: 'kitting.find-my-on' });
    expect(stateText(gaveUp, 'ja')).toBe('中止: 「探す」がオンのため、消去しません。');
  });

  it('is the bare code where the sentence has values that nobody recorded', () => {
    const gaveUp = ended('abandoned', 'kitting.gave-up', { reason: 'kitting.battery-low' });
    expect(stateText(gaveUp, 'en')).toBe('abandoned: kitting.battery-low');
  });
});

describe('devices by their places', () => {
  it('are in order of number, those without a place last', () => {
    const { slot: _, ...nowhere } = sampleRunView();
    const runs = [nowhere, ...['10', '9', 'A'].map((slot) => sampleRunView({ slot }))];
    expect(bySlot(runs).map(({ slot }) => slot)).toEqual(['9', '10', 'A', undefined]);
  });
});
