import type { AutoRunTerms } from '../../../shared/domain/auto-run.ts';
import type { Reason } from '../../../shared/domain/plan.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { Applying } from '../applying.ts';
import { digestOf } from '../canonical-json.ts';
import type { PlanContext } from '../plan.ts';
import type { OngoingAutoRun } from './auto-run.ts';

/** What a consent to kit whatever is plugged in would rest on now. */
export function termsOf({ blueprint, configurationDigest }: PlanContext): AutoRunTerms {
  const { id, name, revision, erase } = blueprint;
  const scope = 'first-seen';
  const profiles = blueprint.profiles.map((profile) => profile.sha256);
  return {
    blueprintId: id,
    blueprintName: name,
    blueprintRevision: revision,
    erase,
    scope,
    planHash: digestOf({ scope, blueprint: { id, revision }, configuration: configurationDigest, profiles }),
  };
}

/** Plans for one device and applies that very plan at once, on the word of an auto-run. What needs a person is refused. */
export function kitUnattended(
  { plan, apply }: Applying,
  deviceKey: string,
  { id, terms, operator }: OngoingAutoRun,
): { readonly runId: string } | { readonly reasons: readonly Reason[] } {
  const { planHash, nonce, devices } = plan({ blueprintId: terms.blueprintId, devices: [deviceKey] });
  const steps = devices.flatMap((device) => device.steps);
  const obstacles = steps.filter(({ decision }) => decision === 'impossible').map(({ reason }) => reason);
  if (obstacles.length > 0) return { reasons: unique(obstacles) };
  if (steps.some((step) => step.id === 'guard' && step.decision === 'ask')) throw new KitError('autorun.find-my');
  const { runs } = apply({ planHash, nonce, devices: [deviceKey] }, { operator, autoRunId: id });
  const [run] = runs;
  if (run === undefined) throw new Error('a plan that was applied has its run');
  return { runId: run.runId };
}

/** One obstacle stands in the way of every step. */
function unique(reasons: readonly Reason[]): Reason[] {
  const byText = new Map(reasons.map((reason) => [JSON.stringify(reason), reason]));
  return [...byText.values()];
}
