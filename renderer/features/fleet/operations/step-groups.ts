import type { FleetOperation, FleetStepView } from '../../../../shared/domain/fleet.ts';

/** One step of the procedure with all devices that it is of. */
export type StepGroup = {
  readonly step: string;
  readonly first: FleetStepView;
  readonly rows: readonly FleetStepView[];
  readonly done: number;
  /** Those that a person may say something of now. */
  readonly due: readonly FleetStepView[];
};

/** A step of a kitting run or of an API is nobody's to tick; what a list contradicts may be done again. */
export function stepGroups({ steps, state }: FleetOperation): readonly StepGroup[] {
  return [...Map.groupBy(steps, ({ step }) => step)].flatMap(([step, rows]) => {
    const [first] = rows;
    if (first === undefined) return [];
    return {
      step,
      first,
      rows,
      done: rows.filter(isOver).length,
      due: state === 'open' ? rows.filter(isDue) : [],
    };
  });
}

function isOver({ state }: FleetStepView): boolean {
  return state === 'done' || state === 'not-needed';
}

function isDue({ means, state }: FleetStepView): boolean {
  return means !== 'api' && ['open', 'waiting', 'contradicted'].includes(state);
}

export type Situation = 'wrong' | 'your-turn' | 'waiting' | 'later' | 'done' | 'cancelled';

/** What an operation waits for, the most urgent first. */
export function situationOf({ state, steps }: FleetOperation): Situation {
  if (state !== 'open') return state;
  const has = (wanted: (step: FleetStepView) => boolean) => steps.some(wanted);
  if (has((step) => step.state === 'contradicted' || step.state === 'failed')) return 'wrong';
  if (has((step) => step.state === 'open' && step.means !== 'api')) return 'your-turn';
  return has((step) => step.state === 'waiting' || step.state === 'sending' || step.state === 'open')
    ? 'waiting'
    : 'later';
}

export function progressOf({ steps }: FleetOperation): { readonly done: number; readonly all: number } {
  return { done: steps.filter(isOver).length, all: steps.length };
}

export function devicesOf({ steps }: FleetOperation): number {
  return new Set(steps.map(({ serial }) => serial)).size;
}
