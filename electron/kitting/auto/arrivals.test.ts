import { describe, expect, it } from 'vitest';
import { type DeviceSnapshot, deviceSnapshotSchema } from '../../../shared/domain/device.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { type ArrivalRules, createArrivals } from './arrivals.ts';

const at = '2026-04-01T00:00:00.000Z';

function arrived(change: Partial<DeviceSnapshot> = {}): DeviceSnapshot {
  const facts = {
    udid: '00008101-000A1B2C3D4E5F60',
    paired: false,
    findMy: 'unknown',
    setupDone: 'unknown',
    supervised: 'unknown',
  };
  return deviceSnapshotSchema.parse({
    key: 'a',
    attached: true,
    deviceId: 7,
    state: 'ready',
    facts,
    seenAt: at,
    ...change,
  });
}

function arrivals(rules: Partial<ArrivalRules> = {}, present: [string, number][] = []) {
  const kitted: string[] = [];
  const watched = createArrivals(
    {
      wasSeen: () => false,
      isIgnored: () => false,
      objection: () => undefined,
      kit: (key) => {
        kitted.push(key);
        return { runId: `run of ${key}` };
      },
      ...rules,
    },
    new Map(present),
  );
  return { ...watched, kitted };
}

describe('a device that arrives', () => {
  it('is kitted once, however often it is told of', () => {
    const { awaitsDecision, consider, kitted } = arrivals();
    expect(awaitsDecision(arrived())).toBe(true);
    expect(consider(arrived(), at).decision).toEqual({ kind: 'started', runId: 'run of a' });
    expect(awaitsDecision(arrived({ deviceId: 8 }))).toBe(false);
    expect(kitted).toEqual(['a']);
  });

  it.each<[string, Partial<DeviceSnapshot>]>([
    ['is being read', { state: 'identifying' }],
    ['cannot be read', { state: 'unreadable' }],
    ['went away', { attached: false }],
  ])('waits for its decision while it %s', (_what, change) => {
    expect(arrivals().awaitsDecision(arrived(change))).toBe(false);
  });

  it('was on the bench at the consent: nothing is decided until it is plugged in again', () => {
    const { awaitsDecision } = arrivals({}, [['a', 7]]);
    expect(awaitsDecision(arrived())).toBe(false);
    expect(awaitsDecision(arrived({ deviceId: 8 }))).toBe(true);
  });

  it.each<[string, Partial<ArrivalRules>, string]>([
    ['was seen before', { wasSeen: () => true }, 'autorun.seen-before'],
    ['is ignored', { isIgnored: () => true }, 'kitting.ignored'],
    ['is objected to', { objection: () => new KitError('autorun.find-my') }, 'autorun.find-my'],
    ['cannot be planned', { kit: () => ({ reasons: [{ code: 'name.no-slot', params: {} }] }) }, 'autorun.not-runnable'],
    [
      'makes the engine refuse',
      {
        kit: () => {
          throw new KitError('kitting.not-armed');
        },
      },
      'kitting.not-armed',
    ],
  ])('is left alone when it %s', (_what, rules, code) => {
    const { consider, kitted, awaitsDecision } = arrivals(rules);
    expect(consider(arrived(), at).decision).toMatchObject({ kind: 'left-alone', problem: { code } });
    expect(kitted).toEqual([]);
    expect(awaitsDecision(arrived({ deviceId: 8 }))).toBe(false);
  });
});
