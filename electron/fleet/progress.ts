import type {
  FleetEvent,
  FleetRequest,
  FleetStepState,
  FleetStepView,
  PlannedFleetStep,
} from '../../shared/domain/fleet.ts';

/** What is known of one step; a step that nothing happened to has no entry in the journal. */
export type StepProgress = Pick<FleetStepView, 'at' | 'by' | 'note' | 'proof' | 'seen' | 'problem'> & {
  readonly plan: PlannedFleetStep;
  readonly state: FleetStepState;
  readonly commandId?: string;
};

type Mark = Omit<StepProgress, 'plan' | 'state'> & { readonly state?: FleetStepState };

/**
 * Where each step stands, by what was journalled. Pure: the same events give the same states, after any restart. The
 * steps of a device follow each other; in a replacement, the new device's follow the old one's.
 */
export function progressOf(
  request: FleetRequest,
  steps: readonly PlannedFleetStep[],
  events: readonly FleetEvent[],
  now: Date,
): StepProgress[] {
  const marks = new Map<string, Mark>();
  for (const event of events) {
    if (event.type === 'cancelled') continue;
    marks.set(event.stepId, apply(marks.get(event.stepId) ?? {}, event, steps));
  }
  const blocked = new Set<string>();
  return steps.map((plan) => {
    const lane = request.kind === 'replace' ? '' : plan.serial;
    const mark = marks.get(plan.id) ?? {};
    const waits = blocked.has(lane) || isEarly(plan, request, now);
    const state = mark.state ?? (waits ? 'later' : 'open');
    if (!isOver(state)) blocked.add(lane);
    return { ...mark, plan, state };
  });
}

export function isOver(state: FleetStepState): boolean {
  return state === 'done' || state === 'not-needed';
}

/** What the station itself sends waits here for its time; a console is told the time and waits by itself. */
function isEarly({ means }: PlannedFleetStep, request: FleetRequest, now: Date): boolean {
  return means === 'api' && scheduledAt(request) > now.getTime();
}

/** @returns 0 when it is to be at once. */
export function scheduledAt(request: FleetRequest): number {
  return request.kind === 'inactivate' && request.scheduledAt !== undefined ? Date.parse(request.scheduledAt) : 0;
}

function apply(
  mark: Mark,
  event: Exclude<FleetEvent, { type: 'cancelled' }>,
  steps: readonly PlannedFleetStep[],
): Mark {
  const expects = steps.find(({ id }) => id === event.stepId)?.expects;
  switch (event.type) {
    case 'ticked': {
      const over = event.seen || expects === undefined;
      const { by, note, at } = event;
      return { ...mark, state: over ? 'done' : 'waiting', by, note, at, ...(over ? { proof: 'person' } : {}) };
    }
    case 'not-needed':
      return { ...mark, state: 'not-needed', by: event.by, note: event.note, at: event.at };
    case 'sending':
      return { ...mark, state: 'sending', commandId: event.commandId, at: event.at };
    case 'held-up':
      return { ...mark, problem: event.problem };
    case 'sent': {
      const { problem: _, ...rest } = mark;
      return { ...rest, state: 'waiting', at: event.at };
    }
    case 'failed':
      return { ...mark, state: 'failed', problem: event.problem, at: event.at };
    case 'read-back':
      return event.agrees
        ? { ...mark, state: 'done', proof: 'read-back', seen: event.seen, at: event.at }
        : { ...mark, state: 'contradicted', seen: event.seen };
  }
}
