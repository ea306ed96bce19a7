import { describe, expect, it } from 'vitest';
import { loadScenario } from '../bench/options/load-files.ts';
import { scenarioSchema } from '../bench/options/scenario.ts';
import { causeOf, roleOf } from './expectations.ts';

const roleFor = (device: unknown) => roleOf(scenarioSchema.parse({ devices: [device] }), 0);

describe('what a scenario expects of a device', () => {
  it('is to be kitted, unless it names the cause of a refusal', () => {
    expect(roleFor({}).expectation).toEqual({ end: 'kitted' });
    const refused = roleFor({ rehearsal: { refused: 'activation.locked' } });
    expect(refused.expectation).toEqual({ end: 'refused', cause: 'activation.locked' });
  });

  it('repeats when the bench has more devices than the scenario', () => {
    const scenario = scenarioSchema.parse({ devices: [{}, { rehearsal: { refused: 'x' } }] });
    expect([0, 1, 2, 3].map((index) => roleOf(scenario, index).expectation.end)).toEqual([
      'kitted',
      'refused',
      'kitted',
      'refused',
    ]);
  });

  it.each(['default', 'activated', 'room-offline'])('is, in %s, that all are kitted', async (name) => {
    expect(roleOf(await loadScenario(name), 0).expectation).toEqual({ end: 'kitted' });
  });

  it('refuses in the mixed room what nobody may erase, and some more', async () => {
    const mixed = await loadScenario('mixed');
    const roles = mixed.devices.map((_, index) => roleOf(mixed, index));
    expect(roles.filter(({ expectation }) => expectation.end === 'refused')).toHaveLength(5);
    expect(roles.filter(({ orders }) => !orders.mayErase).map(({ expectation }) => expectation)).toEqual([
      { end: 'refused', cause: 'kitting.find-my-on' },
      { end: 'refused', cause: 'mcinstall.ade-assigned' },
    ]);
  });
});

describe('the orders about an erase', () => {
  it.each([
    ['a used device', { screen: 'home' }, true],
    ['one with Find My on', { screen: 'home', findMy: true }, false],
    ['one whose Find My nobody can see', { screen: 'home', findMy: 'hidden' }, true],
    ['one that Apple’s console assigns', { adeAssigned: true }, false],
    ['one whose content somebody wants', { screen: 'home', rehearsal: { mayErase: false } }, false],
  ])('%s', (_, device, mayErase) => {
    expect(roleFor(device).orders.mayErase).toBe(mayErase);
  });
});

describe('the cause of a run’s end', () => {
  it('is the problem, or what the operator gave up on', () => {
    expect(causeOf({ code: 'activation.failed', params: { reason: 'x' } })).toBe('activation.failed');
    expect(causeOf({ code: 'kitting.gave-up', params: { reason: 'activation.locked' } })).toBe('activation.locked');
    expect(causeOf({ code: 'kitting.gave-up', params: {} })).toBe('kitting.gave-up');
  });
});
