import { seriesIn } from '../../shared/domain/name-template.ts';
import { reason } from '../../shared/texts/reasons/table.ts';
import { plannedStep } from './compiled-plan.ts';
import { type ResolvedName, resolveName } from './naming.ts';
import { readableFacts } from './occupied.ts';
import type { StepContext, Stop } from './step.ts';
import { variableValues } from './variables.ts';

/** The name as confirmed; or, where the serial number was not known then, what it is now. */
export function wantedName(ctx: Pick<StepContext, 'plan' | 'materials' | 'memory'>): ResolvedName {
  const { plan, materials } = ctx;
  if (plan.name !== undefined) return { state: 'resolved', name: plan.name };
  const template = plan.blueprint.deviceName ?? '';
  const facts = readableFacts(ctx);
  const { serial } = facts;
  const { slot } = plan;
  const numbers = seriesIn(template).flatMap((series) => {
    const given = serial === undefined ? undefined : materials.book.numberOf(series, serial);
    const number = given ?? materials.book.nextNumbers(series, 1)[0];
    return number === undefined ? [] : [[series, number] as const];
  });
  return resolveName(template, {
    values: variableValues(facts, { slot }, materials.book.rosterValues({ serial, slot })),
    numbers: Object.fromEntries(numbers),
  });
}

/**
 * Gives the device its row and its numbers for good, now that its serial number is known and before anything is done to
 * it. @returns what the run waits for while nobody has listed the device.
 */
export function settleName(ctx: StepContext): Stop | undefined {
  const { plan, materials } = ctx;
  const { serial } = readableFacts(ctx);
  const wanted = plannedStep(plan, 'name').decision === 'skip' ? undefined : wantedName(ctx);
  if (wanted?.state !== 'missing') {
    if (serial !== undefined)
      materials.book.keep({ serial, slot: plan.slot }, seriesIn(plan.blueprint.deviceName ?? ''));
    return undefined;
  }
  // What the device itself does not tell no list can say.
  if (wanted.fact === 'serial' || wanted.fact === 'model') return undefined;
  return { kind: 'operator', reason: reason('wait.roster', { field: wanted.fact }) };
}
