import { describe, expect, it } from 'vitest';
import { at, noon, sampleDevice, samplePlan } from '../test-samples.ts';
import { estimateMs } from './estimate.ts';
import {
  causesOf,
  changedDevices,
  commonKind,
  countPlan,
  isActing,
  isTyped,
  overridesNeeded,
  stepsOfPlan,
} from './plan-counts.ts';
import { isExpired, needsNewPlan } from './plan-expiry.ts';

const because = (code: string) => ({ code, params: {} });
const erased = samplePlan('erased', { erase: { decision: 'do', reason: because('erase.set-up') } });
const fresh = samplePlan('fresh', { erase: { decision: 'skip', reason: because('erase.not-needed') } });
const asked = samplePlan('asked', { erase: { decision: 'ask', reason: because('erase.unknown') } });
const busy = samplePlan('busy', {
  pair: { decision: 'impossible', reason: because('device.busy') },
  erase: { decision: 'impossible', reason: because('device.busy') },
  name: { decision: 'impossible', reason: because('name.no-slot') },
});
const guarded = samplePlan(
  'guarded',
  {
    guard: { decision: 'ask', reason: because('guard.find-my-unknown') },
    erase: { decision: 'do', reason: because('erase.set-up') },
  },
  { serial: 'DMPX1234R08M' },
);
const preview = (devices: readonly (typeof erased)[]) => ({
  blueprintId: '0b54f5a0-8a6a-4a53-9a44-62a8f3b0e4d1',
  blueprintRevision: 1,
  devices: [...devices],
  planHash: 'hash',
  nonce: 'nonce',
  expiresAt: at(600),
});

describe('a plan', () => {
  it('counts what is kitted, erased, asked about and refused', () => {
    expect(countPlan([erased, fresh, asked, busy])).toEqual({ kits: 3, erases: 1, mayErase: 1, refused: 1 });
  });

  it('never counts an erase of a device that is refused', () => {
    const refused = { ...erased, runnable: false };
    expect(countPlan([refused])).toEqual({ kits: 0, erases: 0, mayErase: 0, refused: 1 });
  });

  it('tells each cause of a refusal once', () => {
    expect(causesOf(busy).map(({ code }) => code)).toEqual(['device.busy', 'name.no-slot']);
  });

  it('asks for the serial number where the guard is not certain, and takes it as the station does', () => {
    expect(overridesNeeded([erased, guarded, { ...guarded, runnable: false }])).toEqual([guarded]);
    expect(isTyped(guarded, ' dmpx1234r08m ')).toBe(true);
    expect(isTyped(guarded, 'DMPX1234')).toBe(false);
    expect(isTyped(guarded, undefined)).toBe(false);
    expect(isTyped(erased, '')).toBe(false);
  });

  it('puts devices with the same decision and reason together, step by step', () => {
    const erase = stepsOfPlan([erased, fresh, guarded, busy]).find(({ step }) => step === 'erase');
    expect(erase?.groups.map(({ decision, deviceKeys }) => [decision, deviceKeys])).toEqual([
      ['do', ['erased', 'guarded']],
      ['skip', ['fresh']],
    ]);
    expect(
      stepsOfPlan([fresh])
        .filter((step) => !isActing(step))
        .map(({ step }) => step),
    ).toEqual(['erase']);
  });

  it('shows which devices another preview decides otherwise', () => {
    const nowErased = { ...fresh, steps: erased.steps, erases: true };
    expect(changedDevices(preview([fresh, erased]), preview([nowErased, erased, asked]))).toEqual(['fresh']);
  });

  it('calls the devices by the one name they share', () => {
    const devices = new Map(
      [sampleDevice('a'), sampleDevice('b'), sampleDevice('c', { facts: { productType: 'iPhone14,6' } })].map(
        (device) => [device.key, device],
      ),
    );
    expect(commonKind(['a', 'b'], devices)).toBe('ipad');
    expect(commonKind(['c'], devices)).toBe('iphone');
    expect(commonKind(['a', 'c'], devices)).toBe('device');
  });

  it('is good until it expires; a refusal that only a new plan cures is known', () => {
    expect(isExpired({ expiresAt: at(600) }, new Date(noon))).toBe(false);
    expect(isExpired({ expiresAt: at(600) }, new Date(noon + 600_000))).toBe(true);
    expect(needsNewPlan('kitting.plan-changed')).toBe(true);
    expect(needsNewPlan('serve.arm-refused')).toBe(false);
  });

  it('is estimated by the longest device, and not at all when a step is not known', () => {
    const known = Object.fromEntries(fresh.steps.map(({ id }) => [id, 1_000]));
    expect(estimateMs([fresh, erased], known)).toBe(erased.steps.length * 1_000);
    expect(estimateMs([fresh], {})).toBeUndefined();
    expect(estimateMs([], known)).toBeUndefined();
  });
});
