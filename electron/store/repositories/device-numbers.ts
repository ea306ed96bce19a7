import type { NumberRange, NumberSeries } from '../../../shared/domain/roster.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { Db } from '../database.ts';

/** Numbers in device names. One that was given stays with its serial and is never given again. */
export type DeviceNumbersRepository = {
  of(series: string, serial: string): number | undefined;
  /** The next `count` numbers that would be given, fewer when the range ends. */
  next(series: string, count: number): readonly number[];
  /** The serial's number, given now if it has none. @throws KitError `roster.numbers-used-up` */
  give(series: string, serial: string, at: string): number;
  list(): readonly NumberSeries[];
  setRange(range: NumberRange): void;
};

/** Where nobody set a range: one station alone. */
const wholeRange = { first: 1, last: 9_999_999 };

export function createDeviceNumbersRepository(db: Db): DeviceNumbersRepository {
  const select = db
    .prepare<[string, string], number>('SELECT number FROM device_numbers WHERE series = ? AND serial = ?')
    .pluck();
  const highest = db
    .prepare<[string, number, number], number | null>(
      'SELECT max(number) FROM device_numbers WHERE series = ? AND number BETWEEN ? AND ?',
    )
    .pluck();
  const insert = db.prepare<[string, number, string, string]>(
    'INSERT INTO device_numbers (series, number, serial, given_at) VALUES (?, ?, ?, ?)',
  );
  const selectRange = db.prepare<[string], NumberRange>('SELECT * FROM number_ranges WHERE series = ?');
  const upsertRange = db.prepare<NumberRange>(
    `INSERT INTO number_ranges (series, first, last) VALUES (@series, @first, @last)
     ON CONFLICT (series) DO UPDATE SET first = excluded.first, last = excluded.last`,
  );
  const selectSeries = db.prepare<[], { readonly series: string; readonly given: number }>(
    `SELECT series, sum(given) AS given FROM (
       SELECT series, 1 AS given FROM device_numbers UNION ALL SELECT series, 0 FROM number_ranges
     ) GROUP BY series ORDER BY series`,
  );

  const rangeOf = (series: string) => selectRange.get(series) ?? { series, ...wholeRange };
  const next: DeviceNumbersRepository['next'] = (series, count) => {
    const { first, last } = rangeOf(series);
    const from = (highest.get(series, first, last) ?? first - 1) + 1;
    return Array.from({ length: Math.max(0, Math.min(count, last - from + 1)) }, (_, index) => from + index);
  };
  const give = db.transaction<DeviceNumbersRepository['give']>((series, serial, at) => {
    const known = select.get(series, serial);
    if (known !== undefined) return known;
    const [number] = next(series, 1);
    if (number === undefined) {
      throw new KitError('roster.numbers-used-up', { series, last: String(rangeOf(series).last) });
    }
    insert.run(series, number, serial, at);
    return number;
  });
  return {
    of: (series, serial) => select.get(series, serial),
    next,
    give,
    list: () =>
      selectSeries.all().map(({ series, given }) => {
        const [following] = next(series, 1);
        return { ...rangeOf(series), given, ...(following === undefined ? {} : { next: following }) };
      }),
    setRange: (range) => {
      if (range.first > range.last) {
        throw new KitError('roster.bad-range', { first: String(range.first), last: String(range.last) });
      }
      upsertRange.run(range);
    },
  };
}
