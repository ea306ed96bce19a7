import type { FleetEvent, FleetRequest, Standing } from '../../shared/domain/fleet.ts';
import { isGroup } from './judge-device.ts';
import { type StepProgress, scheduledAt } from './progress.ts';
import type { Standings } from './standings.ts';

export type ReadBackContext = {
  readonly serverId: string;
  readonly request: FleetRequest;
  readonly standings: Pick<Standings, 'missingFrom'>;
  /** Its answers come from lists that a person carried here, which can be held against a tick. */
  readonly fromFiles: boolean;
  readonly now: Date;
};

/** Steps whose effect the MDM may tell of: those under way, and those that only a person vouches for. */
export function isReadBack({ plan, state, proof }: StepProgress): boolean {
  if (plan.expects === undefined) return false;
  return ['open', 'waiting', 'contradicted'].includes(state) || (state === 'done' && proof === 'person');
}

/**
 * What a standing says of a step. What it was to bring about proves it, however it came about; that the old state still
 * shows speaks against it only in a list that was read in after somebody said that it was done.
 * @returns undefined when nothing can be concluded, or nothing new.
 */
export function readBack(step: StepProgress, standing: Standing, context: ReadBackContext): FleetEvent | undefined {
  const { plan, state, at = '' } = step;
  const { request, now, serverId } = context;
  const told = (agrees: boolean, seen: StepProgress['seen'] & object): FleetEvent | undefined =>
    sameSight(step, seen) && !agrees
      ? undefined
      : { type: 'read-back', stepId: plan.id, agrees, seen, at: now.toISOString() };
  const seen = {
    state: standing.state,
    ...(standing.group === undefined ? {} : { group: standing.group }),
    source: standing.source,
    asOf: standing.asOf,
  };
  if (agrees(plan.expects, standing, request)) return told(true, seen);
  const ticked = state !== 'open';
  if (plan.expects === 'gone' && ticked) {
    const missing = context.standings.missingFrom(serverId, plan.serial, at);
    if (missing !== undefined) return told(true, { state: 'gone', ...missing });
  }
  const speaksAgainst =
    ticked &&
    context.fromFiles &&
    standing.state !== 'unknown' &&
    standing.asOf > at &&
    now.getTime() >= scheduledAt(request);
  return speaksAgainst ? told(false, seen) : undefined;
}

function agrees(expects: StepProgress['plan']['expects'], standing: Standing, request: FleetRequest): boolean {
  switch (expects) {
    case 'active':
      return standing.state === 'active';
    case 'inactive':
      return standing.state === 'inactive' || standing.state === 'gone';
    case 'gone':
      return standing.state === 'gone';
    case 'group':
      return request.kind === 'move' && isGroup(standing.group, request.group);
    case undefined:
      return false;
  }
}

function sameSight({ seen }: StepProgress, now: NonNullable<StepProgress['seen']>): boolean {
  return seen !== undefined && seen.state === now.state && seen.asOf === now.asOf && seen.group === now.group;
}
