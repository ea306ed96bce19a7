import { describe, expect, it } from 'vitest';
import { blueprintSchema } from '../../shared/domain/blueprint.ts';
import type { DeviceSnapshot } from '../../shared/domain/device.ts';
import { ecidSchema, serialSchema, udidSchema } from '../../shared/domain/ids.ts';
import { stepIds } from '../../shared/domain/plan.ts';
import { emptyDeviceBook } from './device-book.ts';
import { type PlanContext, planDevices, planHashOf } from './plan.ts';

const blueprint = blueprintSchema.parse({
  id: '11111111-1111-4111-8111-111111111111',
  revision: 3,
  name: 'Class 1-A',
  organizationId: '22222222-2222-4222-8222-222222222222',
  serverId: null,
  enrollment: 'none',
  supervise: true,
  allowPairing: true,
  panes: { mode: 'skip-all' },
  deviceName: 'iPad-{{serialTail}}',
  erase: 'when-needed',
  profiles: [],
});

const context: PlanContext = {
  blueprint,
  organization: {
    id: blueprint.organizationId,
    name: 'School',
    identity: { fingerprint: 'F', notAfter: '2040-01-01' },
  },
  server: null,
  configurationDigest: 'D',
  slots: [{ name: '07', locationIds: [0x01100000] }],
  book: emptyDeviceBook,
  isBusy: () => false,
  isIgnored: () => false,
  digestOfMagic: () => undefined,
};

function device(number: number, change: Partial<DeviceSnapshot['facts']> = {}): DeviceSnapshot {
  const tail = number.toString(16).toUpperCase().padStart(4, '0');
  return {
    key: `ecid:000000000000${tail}`,
    attached: true,
    deviceId: number,
    locationId: number === 7 ? 0x01100000 : 0x01200000 + number,
    state: 'ready',
    facts: {
      udid: udidSchema.parse(`00008110-000000000000${tail}`),
      ecid: ecidSchema.parse(`000000000000${tail}`),
      serial: serialSchema.parse(`SERIAL00${tail}`),
      paired: true,
      findMy: 'no',
      setupDone: 'no',
      supervised: 'no',
      activation: 'Activated',
      batteryPercent: 90,
      ...change,
    },
    seenAt: '2026-04-01T00:00:00Z',
  };
}

const decisions = (snapshot: DeviceSnapshot, change: Partial<PlanContext> = {}) => {
  const [plan] = planDevices([snapshot], { ...context, ...change });
  return Object.fromEntries((plan?.steps ?? []).map((step) => [step.id, `${step.decision} ${step.reason.code}`]));
};

describe('a plan', () => {
  it('tells of every step in order what will be done and why', () => {
    const [plan] = planDevices([device(7)], context);
    expect(plan?.steps.map((step) => step.id)).toEqual(stepIds);
    expect(plan).toMatchObject({ runnable: true, erases: false, name: 'iPad-0007', slot: '07' });
    expect(decisions(device(7))).toMatchObject({
      pair: 'do pair.known',
      erase: 'skip erase.not-needed',
      activate: 'skip activate.already',
      supervise: 'do supervise.new',
      escalate: 'skip escalate.no-work',
      name: 'do name.set',
    });
  });

  it('marks the one-way steps', () => {
    const [plan] = planDevices([device(1)], context);
    expect(plan?.steps.filter((step) => step.oneWay !== undefined).map((step) => step.id)).toEqual([
      'erase',
      'supervise',
    ]);
  });

  it('shows the erase of a set-up device, and activates it again afterwards', () => {
    const [plan] = planDevices([device(1, { setupDone: 'yes' })], context);
    expect(plan?.erases).toBe(true);
    expect(decisions(device(1, { setupDone: 'yes' })).activate).toBe('do activate.later');
  });

  it.each([
    ['is not attached', { attached: false }, 'device.not-attached'],
    ['cannot be read', { state: 'unreadable', problem: 'lockdown.refused' }, 'device.unreadable'],
    ['is still being read', { state: 'identifying' }, 'device.identifying'],
    ['is worked on', { runId: 'run' }, 'device.busy'],
  ] as const)('does nothing to a device that %s', (_, change, code) => {
    const [plan] = planDevices([{ ...device(1), ...change }], context);
    expect(plan?.runnable).toBe(false);
    expect(plan?.steps[0]?.reason.code).toBe(code);
  });

  it('does nothing to a device whose ECID is not known', () => {
    const { ecid: _, ...facts } = device(1).facts;
    expect(decisions({ ...device(1), facts }).erase).toBe('impossible device.provisional');
  });

  it('does nothing to a device on the ignore list', () => {
    expect(decisions(device(1), { isIgnored: () => true }).identify).toBe('impossible device.ignored');
  });

  it('asks for a typed word where Find My cannot be read before an erase', () => {
    const asked = decisions(device(1, { setupDone: 'yes', findMy: 'unknown' }));
    expect(asked.guard).toBe('ask guard.find-my-unknown');
  });

  it('refuses two devices of one name, and a slot that is not taught', () => {
    const fixed = { ...context, blueprint: { ...blueprint, deviceName: 'iPad' } };
    expect(planDevices([device(1), device(2)], fixed).map((plan) => plan.runnable)).toEqual([false, false]);
    const bySlot = { ...context, blueprint: { ...blueprint, deviceName: 'iPad-{{slot}}' } };
    expect(decisions(device(1), bySlot).name).toBe('impossible name.no-slot');
    expect(decisions(device(7), bySlot).name).toBe('do name.set');
  });

  it('names later what has no serial number yet', () => {
    const { serial: _, ...facts } = device(1, { paired: false }).facts;
    expect(decisions({ ...device(1), facts }).name).toBe('do name.later');
  });

  it('refuses to forbid pairing without supervision, and to enroll without a server', () => {
    const unsupervised = { blueprint: { ...blueprint, supervise: false, allowPairing: false } };
    expect(decisions(device(1), unsupervised).supervise).toBe('impossible supervise.pairing-needs-supervision');
    const nowhere = { blueprint: { ...blueprint, enrollment: 'remote-management' as const } };
    expect(decisions(device(1), nowhere).supervise).toBe('impossible supervise.no-server');
  });

  it('recognises a configuration that this station wrote before', () => {
    const cloudConfiguration = {
      organizationMagic: 'M',
      isSupervised: true,
      supervisorFingerprints: [],
      hasConfigurationUrl: false,
    };
    const mine = decisions(device(1, { cloudConfiguration }), { digestOfMagic: () => 'D' });
    expect([mine.erase, mine.supervise]).toEqual(['skip erase.already-ours', 'do supervise.already-ours']);
    const older = decisions(device(1, { cloudConfiguration }), { digestOfMagic: () => 'another' });
    expect(older.erase).toBe('do erase.set-up');
  });
});

describe('the plan hash', () => {
  const hash = (devices: DeviceSnapshot[], change: Partial<PlanContext> = {}) => {
    const changed = { ...context, ...change };
    return planHashOf(planDevices(devices, changed), changed);
  };
  const base = hash([device(1), device(2)]);

  it('stays while only measurements move', () => {
    expect(hash([device(1, { batteryPercent: 50 }), device(2)])).toBe(base);
  });

  it.each([
    ['a device is missing', [device(1)], {}],
    ['a device turns out to be set up', [device(1, { setupDone: 'yes' }), device(2)], {}],
    ['the blueprint was saved again', [device(1), device(2)], { blueprint: { ...blueprint, revision: 4 } }],
    ['the configuration changed', [device(1), device(2)], { configurationDigest: 'E' }],
    ['a name changed', [device(1), device(2)], { blueprint: { ...blueprint, deviceName: '{{serial}}' } }],
  ] as const)('changes when %s', (_, devices, change) => {
    expect(hash([...devices], change)).not.toBe(base);
  });

  it('does not depend on devices that are not run', () => {
    expect(hash([device(1), device(2), { ...device(3), attached: false }])).toBe(base);
  });
});

describe('variables in profiles', () => {
  const profile = { name: 'Mail', role: 'silent', identifier: 'a', sha256: 'x' } as const;
  const asking = (...variables: string[]) => ({ blueprint: { ...blueprint, profiles: [{ ...profile, variables }] } });
  const book = { ...emptyDeviceBook, rosterValues: () => ({ 'roster.user': '山田' }) };

  it('are resolved when the plan is made, and only those that are asked for', () => {
    const [plan] = planDevices([device(7)], {
      ...context,
      ...asking('serial', 'roster.user', 'deviceName', 'slot'),
      book,
    });
    expect(plan?.runnable).toBe(true);
    const serial = device(7).facts.serial;
    expect(plan?.values).toEqual({ serial, 'roster.user': '山田', deviceName: 'iPad-0007', slot: '07' });
  });

  it('refuse a device of which nobody knows them, before anything starts', () => {
    const unknown = asking('roster.mail', 'mail', 'serial');
    expect(decisions(device(1), { ...unknown, book }).profiles).toBe('impossible profiles.variables-missing');
    expect(planDevices([device(1)], { ...context, ...unknown, book })[0]?.runnable).toBe(false);
  });

  it('wait for what the device itself will tell', () => {
    const [plan] = planDevices([device(1, { serial: undefined })], { ...context, ...asking('serial', 'roster.user') });
    expect(plan?.steps.find(({ id }) => id === 'profiles')?.decision).toBe('do');
  });
});

describe('the record', () => {
  const serverId = '33333333-3333-4333-8333-333333333333';
  const reasonOf = (change: Partial<typeof blueprint>) =>
    decisions(device(1), { blueprint: { ...blueprint, serverId, ...change } }).record;

  it('tells what verifies the enrollment where that is not the usual', () => {
    expect(reasonOf({})).toBe('do record.always');
    expect(reasonOf({ verification: 'device' })).toBe('do record.device');
    expect(reasonOf({ verification: 'mdm' })).toBe('do record.mdm');
    expect(reasonOf({ verification: 'mdm', serverId: null })).toBe('do record.always');
  });
});
