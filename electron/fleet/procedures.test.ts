import { describe, expect, it } from 'vitest';
import { fleetSteps } from '../../shared/texts/fleet/steps.ts';
import { manualStepsOf } from '../../shared/texts/manual-steps/steps.ts';
import { dispensableSteps, type FleetProduct, procedureOf } from './procedures.ts';

const products: readonly FleetProduct[] = ['mobiconnect', 'clomo', 'nanomdm', 'micromdm', 'fleet', 'rest'];
const kinds = ['activate', 'inactivate', 'force', 'delete', 'reactivate', 'move'] as const;

describe('the procedures', () => {
  it.each(products)('of %s have words for every step', (product) => {
    const known = [...(product === 'rest' ? [] : manualStepsOf(product)), ...fleetSteps].map(({ id }) => id);
    const steps = kinds.flatMap((kind) => procedureOf(product, kind) ?? []);
    expect(steps.length).toBeGreaterThan(0);
    for (const { step } of steps) expect(known).toContain(step);
  });

  it('end in something that the MDM can tell, or a person at the device', () => {
    for (const product of products) {
      for (const kind of kinds) {
        const steps = procedureOf(product, kind) ?? [];
        if (steps.length > 0)
          expect
            .soft(
              steps.some(({ expects }) => expects !== undefined),
              `${product} ${kind}`,
            )
            .toBe(true);
        for (const { step, expects } of steps) {
          if (dispensableSteps.has(step) && product === 'mobiconnect') expect.soft(expects, step).toBeUndefined();
        }
      }
    }
  });
});
