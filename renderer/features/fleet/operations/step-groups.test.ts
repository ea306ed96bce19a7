import { describe, expect, it } from 'vitest';
import type { FleetOperation, FleetStepView } from '../../../../shared/domain/fleet.ts';
import { devicesOf, progressOf, situationOf, stepGroups } from './step-groups.ts';

const step = (
  serial: string,
  name: string,
  state: FleetStepView['state'],
  means: FleetStepView['means'] = 'console',
) => ({
  id: `${serial}/${name}`,
  step: name,
  serial,
  means,
  state,
  dispensable: false,
  title: { ja: name, en: name },
  path: { ja: '–', en: '–' },
  warnings: [],
});
const operation = (steps: FleetStepView[], state: FleetOperation['state'] = 'open'): FleetOperation => ({
  id: 'o',
  serverId: 's',
  request: { kind: 'delete', serials: ['A', 'B'] },
  state,
  startedAt: '2026-04-01T00:00:00.000Z',
  steps,
});

describe('an operation', () => {
  it('is shown step by step, each with all its devices and those that are due', () => {
    const [first, second] = stepGroups(
      operation([
        step('A', 'inactivate', 'done'),
        step('A', 'delete', 'open'),
        step('B', 'inactivate', 'contradicted'),
        step('B', 'delete', 'later'),
      ]),
    );
    expect(first).toMatchObject({ step: 'inactivate', done: 1, due: [{ serial: 'B' }] });
    expect(second).toMatchObject({ step: 'delete', done: 0, due: [{ serial: 'A' }] });
  });

  it('asks nobody for what the station does itself, nor once it is over', () => {
    expect(stepGroups(operation([step('A', 'x', 'waiting', 'api')]))[0]?.due).toEqual([]);
    expect(stepGroups(operation([step('A', 'x', 'open')], 'cancelled'))[0]?.due).toEqual([]);
  });

  it('says the most urgent thing first', () => {
    const of = (...steps: FleetStepView[]) => situationOf(operation(steps));
    expect(of(step('A', 'x', 'open'), step('B', 'x', 'contradicted'))).toBe('wrong');
    expect(of(step('A', 'x', 'open'), step('B', 'x', 'waiting'))).toBe('your-turn');
    expect(of(step('A', 'x', 'waiting'), step('A', 'y', 'later'))).toBe('waiting');
    expect(of(step('A', 'x', 'later', 'api'))).toBe('later');
    expect(situationOf(operation([step('A', 'x', 'done')], 'done'))).toBe('done');
  });

  it('counts what is over', () => {
    const two = operation([step('A', 'x', 'done'), step('A', 'y', 'not-needed'), step('B', 'x', 'open')]);
    expect([progressOf(two), devicesOf(two)]).toEqual([{ done: 2, all: 3 }, 2]);
  });
});
