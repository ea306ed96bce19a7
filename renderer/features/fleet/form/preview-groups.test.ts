import { describe, expect, it } from 'vitest';
import type { FleetDevicePlan, FleetPreview } from '../../../../shared/domain/fleet.ts';
import type { Reason } from '../../../../shared/domain/plan.ts';
import { answering, runnableOf, stepsOf, toldOf } from './preview-groups.ts';

const reason = (code: string, params = {}): Reason => ({ code, params });
const plan = (serial: string, more: Partial<FleetDevicePlan> = {}): FleetDevicePlan => ({
  serial,
  standing: { serial, serverId: 's', state: 'active', source: 'x', asOf: 'x' },
  refusals: [],
  warnings: [],
  irreversible: [],
  steps: [],
  ...more,
});
const step = (serial: string, name: string) => ({
  id: `${serial}/${name}`,
  step: name,
  serial,
  means: 'console' as const,
  title: { ja: name, en: name },
  path: { ja: '–', en: '–' },
  warnings: [],
});
const refused = plan('C', { refusals: [reason('fleet.device-answers', { at: 'now' })] });
const devices = [
  plan('A', { warnings: [reason('w')], steps: [step('A', 'one'), step('A', 'two')] }),
  plan('B', { warnings: [reason('w'), reason('v')], steps: [step('B', 'two')] }),
  refused,
];

describe('a preview', () => {
  it('tells once what is true of many', () => {
    expect(toldOf(devices, 'warnings')).toEqual([
      { reason: reason('w'), serials: ['A', 'B'] },
      { reason: reason('v'), serials: ['B'] },
    ]);
    expect(stepsOf(devices).map(({ step: { step: name }, serials }) => [name, serials])).toEqual([
      ['one', ['A']],
      ['two', ['A', 'B']],
    ]);
  });

  it('tells devices that could only be forced by insisting from those that are refused for good', () => {
    const preview = {
      devices: [...devices, plan('D', { refusals: [reason('fleet.busy')] })],
    } as unknown as FleetPreview;
    expect(runnableOf(preview).map(({ serial }) => serial)).toEqual(['A', 'B']);
    expect(answering(preview)).toEqual(['C']);
  });
});
