import { describe, expect, it } from 'vitest';
import { blueprintSchema } from '../../shared/domain/blueprint.ts';
import type { ExampleDevice } from '../../shared/domain/example-device.ts';
import { openScratchStore } from '../../tests/support/open-scratch-store.ts';
import { emptyDeviceBook } from './device-book.ts';
import { planExample } from './plan-example.ts';
import type { PlanningWorld } from './planning.ts';
import { createRunJournal } from './store-journal.ts';

const organizationId = '22222222-2222-4222-8222-222222222222';
const blueprint = blueprintSchema.parse({
  id: '11111111-1111-4111-8111-111111111111',
  revision: 3,
  name: 'Class 1-A',
  organizationId,
  serverId: null,
  enrollment: 'none',
  supervise: false,
  allowPairing: true,
  panes: { mode: 'skip-all' },
  deviceName: 'iPad-{{slot}}',
  erase: 'when-needed',
  minimumOs: '17.0',
  profiles: [],
});

function planFor(example: Partial<ExampleDevice>) {
  const unused = () => {
    throw new Error('not part of a preview');
  };
  const world: Omit<PlanningWorld, 'bench'> = {
    journal: createRunJournal(openScratchStore()),
    materials: {
      blueprint: (id) => (id === blueprint.id ? blueprint : undefined),
      organization: () => ({ id: organizationId, name: 'A', identity: { fingerprint: 'F', notAfter: '2040-01-01' } }),
      server: unused,
      supervision: unused,
      profile: unused,
      slots: () => [],
      book: emptyDeviceBook,
      isIgnored: () => false,
      keyedDigest: () => 'D',
      keepUnlockToken: unused,
      keepBypassCode: unused,
    },
    isBusy: () => false,
  };
  return planExample(world, blueprint.id, { productType: 'iPad13,18', osVersion: '18.6', setUp: false, ...example });
}

describe('the plan for an example device', () => {
  it('is that of one fresh out of its box, on an empty bench', () => {
    expect(planFor({})).toMatchObject({ runnable: true, erases: false, name: 'iPad-1' });
  });

  it('erases one that is in use', () => {
    expect(planFor({ setUp: true })).toMatchObject({ runnable: true, erases: true });
  });

  it('refuses one whose system is too old', () => {
    expect(planFor({ osVersion: '15.8' }).runnable).toBe(false);
  });
});
