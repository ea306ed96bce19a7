import { describe, expect, it } from 'vitest';
import { stepIds } from '../../../../shared/domain/plan.ts';
import { at, noon, sampleDevice, sampleRun } from '../test-samples.ts';
import { currentStep, kindOf, osName, problemIn, reasonOf, stepsOf, tileModel } from './tile-model.ts';

const midnight = noon - 12 * 3_600_000;
const running = stepIds.map((step, index) => ({
  step,
  state: index === 0 ? ('done' as const) : index === 1 ? ('running' as const) : ('pending' as const),
  tries: 1,
}));

describe('a tile', () => {
  it('is equal by value when nothing it shows changed', () => {
    const look = (freeBytes: number) =>
      tileModel(
        sampleDevice('a', { seenAt: at(freeBytes), facts: { freeBytes } }),
        sampleRun('a', { steps: running, waitingFor: { code: 'wait.trust', params: {} } }),
        midnight,
      );
    expect(look(1)).toEqual(look(2));
    const { head, body } = look(1);
    for (const value of Object.values({ ...head, ...body })) expect(typeof value).not.toBe('object');
  });

  it('gives back steps, reason and problem as they were', () => {
    const waitingFor = { code: 'wait.problem', params: { problem: 'kitting.find-my-on' } };
    const problem = { code: 'kitting.flapping', params: { times: '5' }, chain: [] };
    const { body } = tileModel(sampleDevice('a'), sampleRun('a', { steps: running, waitingFor, problem }), midnight);
    expect(stepsOf(body).map(({ state }) => state)).toEqual(running.map(({ state }) => state));
    expect(reasonOf(body)).toEqual(waitingFor);
    expect(problemIn(body)).toEqual(problem);
    expect(body.step).toBe('pair');
  });

  it('does not show what was done on another day, nor what was given up', () => {
    const yesterday = sampleRun('a', { phase: 'ended', end: 'failed', startedAt: at(-24 * 3600) });
    const abandoned = sampleRun('a', { phase: 'ended', end: 'abandoned' });
    expect(tileModel(sampleDevice('a'), yesterday, midnight).body).toMatchObject({ state: 'ready', phase: undefined });
    expect(tileModel(sampleDevice('a'), abandoned, midnight).body).toMatchObject({ state: 'ready', phase: undefined });
  });

  it('is named by its name, else by the end of its serial number, else of its UDID', () => {
    const name = (facts: Record<string, unknown>) =>
      tileModel(sampleDevice('a', { facts }), undefined, midnight).head.name;
    expect(name({ name: '1A-R08M', serial: 'DMPX1234R08M' })).toBe('1A-R08M');
    expect(name({ name: 'iPad', serial: 'DMPX1234R08M' })).toBe('…34R08M');
    expect(name({})).toBe('…4F506172');
  });

  it('says why a device cannot be read', () => {
    const device = sampleDevice('a', { state: 'unreadable', problem: 'lockdown.locked' });
    const { body } = tileModel(device, undefined, midnight);
    expect(body.state).toBe('needs-you');
    expect(problemIn(body)?.code).toBe('lockdown.locked');
  });

  it('knows the models and what their systems are called', () => {
    expect(['iPad13,18', 'iPhone14,6', 'AppleTV11,1', undefined].map(kindOf)).toEqual([
      'ipad',
      'iphone',
      'tv',
      'device',
    ]);
    expect(osName('ipad', '17.6')).toBe('iPadOS 17.6');
    expect(osName('ipad', '12.5')).toBe('iOS 12.5');
  });

  it('names the step that stopped when none is under way', () => {
    const steps = running.map((step) => (step.step === 'pair' ? { ...step, state: 'failed' as const } : step));
    expect(currentStep(steps)).toBe('pair');
  });
});
