import type { FleetEvent, FleetOperation } from '../../shared/domain/fleet.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { Clock } from '../ports/clock.ts';
import type { StoredFleetOperation } from '../store/repositories/fleet.ts';
import type { Store } from '../store/store.ts';
import { isOver, progressOf, type StepProgress } from './progress.ts';
import type { Standings } from './standings.ts';
import { isManualStepOf, viewOf } from './view.ts';

/** The journal of operations: every change is durable before anybody is told of it, and nothing is kept beside it. */
export type OperationLog = {
  /** @throws KitError `input.not-found`. */
  require(id: string): StoredFleetOperation;
  progress(operation: StoredFleetOperation): StepProgress[];
  view(id: string): FleetOperation;
  list(filter: { readonly open: boolean }): FleetOperation[];
  create(operation: Omit<StoredFleetOperation, 'state' | 'endedAt'>): void;
  /** Appends, and ends the operation when nothing is left to do. Several events are kept together or not at all. */
  append(id: string, ...events: readonly FleetEvent[]): void;
};

export function createOperationLog(
  store: Pick<Store, 'fleet' | 'manualTicks' | 'transaction'>,
  standings: Pick<Standings, 'productOf'>,
  clock: Clock,
  onChange: (operation: FleetOperation) => void,
): OperationLog {
  function require(id: string): StoredFleetOperation {
    const found = store.fleet.get(id);
    if (found === undefined) throw new KitError('input.not-found', { what: 'operation', name: id });
    return found;
  }

  function progress({ id, request, steps }: StoredFleetOperation): StepProgress[] {
    return progressOf(request, steps, store.fleet.events(id), clock.now());
  }

  function viewed(operation: StoredFleetOperation): FleetOperation {
    const { id, request, steps, serverId } = operation;
    const events = store.fleet.events(id);
    return viewOf(operation, standings.productOf(serverId), progressOf(request, steps, events, clock.now()), events);
  }

  /** A tick is kept where the server's own steps are, too: there it says who did what on that console. */
  function noteTick(operation: StoredFleetOperation, event: FleetEvent): void {
    if (event.type !== 'ticked') return;
    const step = operation.steps.find(({ id }) => id === event.stepId);
    if (step === undefined || !isManualStepOf(standings.productOf(operation.serverId), step.step)) return;
    const { by, note, at } = event;
    store.manualTicks.add(operation.serverId, { step: step.step, subject: step.serial, by, note, at });
  }

  return {
    require,
    progress,
    view: (id) => viewed(require(id)),
    list: (filter) => store.fleet.list(filter).map(viewed),
    create: (operation) => {
      store.transaction(() => store.fleet.create(operation));
      onChange(viewed(require(operation.id)));
    },
    append: (id, ...events) => {
      store.transaction(() => {
        const operation = require(id);
        for (const event of events) {
          store.fleet.append(id, event);
          noteTick(operation, event);
        }
        const last = events.at(-1);
        if (last === undefined) return;
        if (last.type === 'cancelled') store.fleet.end(id, 'cancelled', last.at);
        else if (progress(operation).every(({ state }) => isOver(state))) store.fleet.end(id, 'done', last.at);
      });
      onChange(viewed(require(id)));
    },
  };
}
