import type { Shift, ShiftBook } from '../../shared/domain/shift.ts';
import type { Clock } from '../ports/clock.ts';
import type { StoredShift } from '../store/repositories/shifts.ts';
import type { Store } from '../store/store.ts';

/** Nobody works longer: a name that was forgotten must not sign the next day's work. */
const longestMs = 12 * 60 * 60_000;
/** People who have not worked here for so long are no longer offered. */
const remembersMs = 90 * 24 * 60 * 60_000;

export type Shifts = {
  current(): Shift | undefined;
  book(): ShiftBook;
  /** Hands over when somebody works. */
  start(operator: string): Shift;
  end(): void;
  close(): void;
};

/** @param onChange also called when a shift ends by itself. */
export function createShifts(store: Pick<Store, 'shifts'>, clock: Clock, onChange: () => void): Shifts {
  let open = store.shifts.open();
  let cancel = () => {};
  const now = () => clock.now().getTime();

  function current(): Shift | undefined {
    if (open === undefined) return undefined;
    const shift = shiftOf(open);
    return Date.parse(shift.until) > now() ? shift : undefined;
  }

  /** A Mac that slept tells late; `current` never does. */
  function watchEnd(): void {
    cancel();
    if (open === undefined) return;
    const { until } = shiftOf(open);
    cancel = clock.after(Math.max(0, Date.parse(until) - now()), () => {
      if (current() !== undefined) return watchEnd();
      store.shifts.end(until);
      open = undefined;
      onChange();
    });
  }

  watchEnd();
  return {
    current,
    book: () => {
      const shift = current();
      const names = store.shifts.names(new Date(now() - remembersMs).toISOString());
      return { names, ...(shift === undefined ? {} : { shift }) };
    },
    start: (operator) => {
      const startedAt = clock.now().toISOString();
      if (open !== undefined && current() === undefined) store.shifts.end(shiftOf(open).until);
      store.shifts.start(operator, startedAt);
      open = { operator, startedAt };
      watchEnd();
      onChange();
      return shiftOf(open);
    },
    end: () => {
      const shift = current();
      if (open !== undefined) store.shifts.end(shift === undefined ? shiftOf(open).until : clock.now().toISOString());
      open = undefined;
      cancel();
      onChange();
    },
    close: () => cancel(),
  };
}

function shiftOf({ operator, startedAt }: StoredShift): Shift {
  return { operator, since: startedAt, until: new Date(Date.parse(startedAt) + longestMs).toISOString() };
}
