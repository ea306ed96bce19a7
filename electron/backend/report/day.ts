import type { RecordKind } from '../../../shared/domain/record.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { RecordWithDelivery } from '../../store/repositories/records.ts';
import type { StoredShift } from '../../store/repositories/shifts.ts';

/** From midnight to midnight where the station stands. */
export type Day = { readonly day: string; readonly from: Date; readonly to: Date };

export type DayReport = Day & {
  /** Newest revision of each run that ended on this day, in the order of their ends. */
  readonly rows: readonly RecordWithDelivery[];
  readonly shifts: readonly StoredShift[];
  readonly counts: {
    readonly devices: number;
    readonly done: number;
    readonly notDone: number;
    /** Records of these runs that no backend has yet. */
    readonly undelivered: number;
  };
};

/** @param day `YYYY-MM-DD`; today without one. @throws KitError `input.invalid` for a day no calendar has. */
export function dayOf(day: string | undefined, now: Date): Day {
  const [year = 0, month = 0, date = 0] = (day ?? localDate(now)).split('-').map(Number);
  const from = new Date(year, month - 1, date);
  if (localDate(from) !== (day ?? localDate(now)))
    throw new KitError('input.invalid', { what: 'day', where: day ?? '' });
  return { day: localDate(from), from, to: new Date(year, month - 1, date + 1) };
}

export function dayReport(day: Day, records: readonly RecordWithDelivery[], shifts: readonly StoredShift[]): DayReport {
  const ofDay = records.filter(({ record }) => {
    const ended = Date.parse(record.endedAt);
    return ended >= day.from.getTime() && ended < day.to.getTime();
  });
  const rows = newestOfRuns(ofDay).toSorted(
    (one, other) => Date.parse(one.record.endedAt) - Date.parse(other.record.endedAt),
  );
  const done = rows.filter(({ record }) => isDone(record.kind)).length;
  return {
    ...day,
    rows,
    shifts,
    counts: {
      devices: new Set(rows.map(({ record }) => record.device.serial || record.device.udid)).size,
      done,
      notDone: rows.length - done,
      undelivered: ofDay.filter(({ delivery }) => delivery.status !== 'delivered' && delivery.status !== 'kept').length,
    },
  };
}

export function isDone(kind: RecordKind): boolean {
  return kind === 'prepared' || kind === 'enrolled' || kind === 'verified';
}

function newestOfRuns(records: readonly RecordWithDelivery[]): RecordWithDelivery[] {
  const newest = new Map<string, RecordWithDelivery>();
  for (const row of records) {
    const known = newest.get(row.record.runId);
    if (known === undefined || row.record.revision > known.record.revision) newest.set(row.record.runId, row);
  }
  return [...newest.values()];
}

function localDate(moment: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
