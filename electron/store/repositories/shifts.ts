import type { Db } from '../database.ts';

export type StoredShift = { readonly operator: string; readonly startedAt: string; readonly endedAt?: string };

export type ShiftsRepository = {
  /** Ends the open shift, if any, and begins another. */
  start(operator: string, at: string): void;
  /** Ends the open shift. @param at when it ended; nothing happens without one. */
  end(at: string): void;
  open(): StoredShift | undefined;
  /** Everybody who worked since then, the latest first, each once. */
  names(since: string): string[];
  /** Shifts that share any time with this span, in their order. */
  during(from: string, to: string): StoredShift[];
};

type Row = { readonly operator: string; readonly started_at: string; readonly ended_at: string | null };

export function createShiftsRepository(db: Db): ShiftsRepository {
  const insert = db.prepare<[string, string]>('INSERT INTO shifts (operator, started_at) VALUES (?, ?)');
  const close = db.prepare<[string]>('UPDATE shifts SET ended_at = ? WHERE ended_at IS NULL');
  const selectOpen = db.prepare<[], Row>('SELECT * FROM shifts WHERE ended_at IS NULL');
  const selectNames = db
    .prepare<[string], string>(
      'SELECT operator FROM shifts WHERE started_at >= ? GROUP BY operator ORDER BY max(started_at) DESC, max(id) DESC',
    )
    .pluck();
  const selectDuring = db.prepare<{ from: string; to: string }, Row>(
    'SELECT * FROM shifts WHERE started_at < @to AND (ended_at IS NULL OR ended_at > @from) ORDER BY started_at, id',
  );
  return {
    start: db.transaction((operator: string, at: string) => {
      close.run(at);
      insert.run(operator, at);
    }),
    end: (at) => void close.run(at),
    open: () => {
      const row = selectOpen.get();
      return row === undefined ? undefined : shiftOf(row);
    },
    names: (since) => selectNames.all(since),
    during: (from, to) => selectDuring.all({ from, to }).map(shiftOf),
  };
}

function shiftOf({ operator, started_at: startedAt, ended_at: endedAt }: Row): StoredShift {
  return { operator, startedAt, ...(endedAt === null ? {} : { endedAt }) };
}
