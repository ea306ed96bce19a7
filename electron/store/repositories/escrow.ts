import { type EscrowEntry, type EscrowKind, escrowKindSchema } from '../../../shared/domain/escrow.ts';
import type { Db } from '../database.ts';

type Kept = { readonly serial: string; readonly kind: EscrowKind; readonly ref: string; readonly keptAt: string };
type Look = EscrowEntry['looks'][number];

/** What is kept of devices, by reference: the secrets themselves are sealed elsewhere. */
export type EscrowRepository = {
  keep(kept: Kept): void;
  /** The reference of the newest. */
  newest(serial: string, kind: EscrowKind): string | undefined;
  /** By serial number; of each kind the newest. */
  list(): readonly EscrowEntry[];
  noteLook(of: { readonly serial: string; readonly kind: EscrowKind }, look: Look): void;
};

type LookRow = {
  readonly serial: string;
  readonly kind: string;
  readonly at: string;
  readonly reason: string;
  readonly operator: string | null;
};

export function createEscrowRepository(db: Db): EscrowRepository {
  const insert = db.prepare<[string, string, string, string]>(
    'INSERT INTO escrow (serial, kind, ref, kept_at) VALUES (?, ?, ?, ?)',
  );
  const selectNewest = db
    .prepare<[string, string], string>(
      'SELECT ref FROM escrow WHERE serial = ? AND kind = ? ORDER BY kept_at DESC, rowid DESC LIMIT 1',
    )
    .pluck();
  const selectAll = db.prepare<[], { readonly serial: string; readonly kind: string; readonly kept_at: string }>(
    'SELECT serial, kind, max(kept_at) AS kept_at FROM escrow GROUP BY serial, kind ORDER BY serial, kind',
  );
  const selectLooks = db.prepare<[], LookRow>('SELECT * FROM escrow_looks ORDER BY seq DESC');
  const insertLook = db.prepare<[string, string, string, string, string | null]>(
    'INSERT INTO escrow_looks (serial, kind, at, reason, operator) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    keep: ({ serial, kind, ref, keptAt }) => void insert.run(serial, kind, ref, keptAt),
    newest: (serial, kind) => selectNewest.get(serial, kind),
    list: () => {
      const looks = Map.groupBy(selectLooks.all(), ({ serial, kind }) => `${serial} ${kind}`);
      return selectAll.all().map(({ serial, kind, kept_at }) => ({
        serial,
        kind: escrowKindSchema.parse(kind),
        keptAt: kept_at,
        looks: (looks.get(`${serial} ${kind}`) ?? []).map(lookOf),
      }));
    },
    noteLook: ({ serial, kind }, { at, reason, operator }) =>
      void insertLook.run(serial, kind, at, reason, operator ?? null),
  };
}

function lookOf({ at, reason, operator }: LookRow): Look {
  return { at, reason, ...(operator === null ? {} : { operator }) };
}
