import type { FleetEvent, FleetOperation } from '../../shared/domain/fleet.ts';
import { fleetSteps } from '../../shared/texts/fleet/steps.ts';
import type { StepText } from '../../shared/texts/manual-steps/step.ts';
import { manualStepsOf } from '../../shared/texts/manual-steps/steps.ts';
import type { StoredFleetOperation } from '../store/repositories/fleet.ts';
import { dispensableSteps, type FleetProduct } from './procedures.ts';
import type { StepProgress } from './progress.ts';

type ShownText = Pick<FleetOperation['steps'][number], 'title' | 'path' | 'warnings'>;

/** The words of a step: the product's own, else those that all share. */
export function textOf(product: FleetProduct | undefined, step: string): ShownText {
  const own = product === undefined || product === 'rest' ? [] : manualStepsOf(product);
  const named = ({ id }: StepText) => id === step;
  const { title, path, warnings } = own.find(named) ?? fleetSteps.find(named) ?? nameless(step);
  return { title, path, warnings: [...warnings] };
}

export function isManualStepOf(product: FleetProduct | undefined, step: string): boolean {
  return product !== undefined && product !== 'rest' && manualStepsOf(product).some(({ id }) => id === step);
}

export function viewOf(
  { id, serverId, request, state, startedAt, operator, endedAt }: StoredFleetOperation,
  product: FleetProduct | undefined,
  progress: readonly StepProgress[],
  events: readonly FleetEvent[],
): FleetOperation {
  const cancelled = events.find((event) => event.type === 'cancelled');
  return {
    id,
    serverId,
    request,
    state,
    startedAt,
    ...(operator === undefined ? {} : { operator }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(cancelled === undefined ? {} : { cancelled: { by: cancelled.by, reason: cancelled.reason } }),
    steps: progress.map(({ plan, commandId: _, ...known }) => ({
      ...plan,
      ...textOf(product, plan.step),
      dispensable: dispensableSteps.has(plan.step),
      ...known,
    })),
  };
}

/** A step of another version, or of a server whose product was changed since. */
function nameless(step: string): StepText {
  return { id: step, title: { ja: step, en: step }, path: { ja: '–', en: '–' }, warnings: [] };
}
