import { describe, expect, it } from 'vitest';
import type { RunView } from '../../../shared/domain/run.ts';
import { runningView, sampleRunView } from '../../../tests/support/sample-rehearsal.ts';
import { prudentDeed } from './prudence.ts';

const free = { mayErase: true };
const keep = { mayErase: false };
const waiting = (code: string, overrides: Partial<RunView> = {}, params: Record<string, string> = {}) =>
  runningView('1', 4, { phase: 'waiting', expects: 'operator', waitingFor: { code, params }, ...overrides });
const asking = (code: string, attempt = 1) => waiting(code, { expects: 'consent', attempt });
const consent = { at: 'station', answer: 'consent' };
const abandon = { at: 'station', answer: 'abandon' };

describe('a prudent operator', () => {
  it('takes a prepared device in hand, and leaves a failed one', () => {
    expect(prudentDeed(sampleRunView({ verdict: 'waiting-for-device' }), free)).toEqual({
      at: 'device',
      hand: 'begin',
    });
    expect(prudentDeed(sampleRunView({ end: 'failed' }), free)).toBeUndefined();
  });

  it('leaves a run alone that goes on by itself', () => {
    expect(prudentDeed(runningView('1', 3), free)).toBeUndefined();
    expect(prudentDeed(waiting('wait.pull-out'), free)).toBeUndefined();
    expect(prudentDeed(waiting('wait.erase-return', { expects: 'device' }), free)).toBeUndefined();
  });

  it.each([
    ['wait.trust', { at: 'device', hand: 'trust' }],
    ['wait.unlock', { at: 'device', hand: 'unlock' }],
    ['wait.profile-tap', { at: 'device', hand: 'install-profile' }],
  ])('does at the device what %s asks', (code, deed) => {
    expect(prudentDeed(waiting(code), keep)).toEqual(deed);
  });

  it.each(['wait.erase-needed', 'wait.erase-needed-configured-by', 'wait.erase-doubt'])(
    'consents to the erase of %s only as ordered',
    (code) => {
      expect(prudentDeed(asking(code), free)).toEqual(consent);
      expect(prudentDeed(asking(code), keep)).toEqual(abandon);
    },
  );

  it('does not consent over and over', () => {
    expect(prudentDeed(asking('wait.erase-doubt', 2), free)).toEqual(consent);
    expect(prudentDeed(asking('wait.erase-doubt', 3), free)).toEqual(abandon);
    expect(prudentDeed(asking('wait.configuration-gone', 3), free)).toEqual(abandon);
  });

  it('writes again what was lost on the way, never what the device refused', () => {
    expect(prudentDeed(asking('wait.configuration-doubt'), keep)).toEqual(consent);
    expect(prudentDeed(asking('wait.configuration-refused'), free)).toEqual(abandon);
  });

  it('charges an empty device, and gives up on what nobody at the bench can mend', () => {
    const problem = (code: string) => prudentDeed(waiting('wait.problem', {}, { problem: code }), free);
    expect(problem('kitting.battery-low')).toEqual({ at: 'charger' });
    expect(problem('kitting.find-my-on')).toEqual(abandon);
    expect(problem('lockdown.pairing-forbidden')).toEqual(abandon);
  });
});
