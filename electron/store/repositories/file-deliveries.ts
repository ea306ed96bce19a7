import { z } from 'zod';
import type { FileDelivery } from '../../../shared/domain/backend.ts';
import type { Db } from '../database.ts';
import { readJson } from '../json-column.ts';

const cellsSchema = z.record(z.string(), z.string());

/** A record of a server without API: kept in the outbox until the console's own file shows that it arrived. */
export type FileDeliveryRow = FileDelivery & {
  /** What was exported for it, by header. */
  readonly cells: Readonly<Record<string, string>>;
};

export type FileDeliveriesRepository = {
  /** Every kept or confirmed record of these servers, oldest first; one never exported is `queued`. */
  list(serverIds: readonly string[]): FileDeliveryRow[];
  exported(
    recordId: string,
    serverId: string,
    by: { readonly file: string; readonly at: string; readonly who: string },
    cells: Readonly<Record<string, string>>,
  ): void;
  /** Only a confirmed record counts as delivered. */
  settle(recordId: string, state: 'confirmed' | 'contradicted', file: string, at: string): void;
};

type Row = {
  readonly recordId: string;
  readonly serverId: string;
  readonly serial: string;
  readonly kind: FileDelivery['kind'];
  readonly state: FileDelivery['state'] | null;
  readonly exportFile: string | null;
  readonly exportedAt: string | null;
  readonly exportedBy: string | null;
  readonly settledAt: string | null;
  readonly settledBy: string | null;
  readonly cells: string | null;
};

export function createFileDeliveriesRepository(db: Db): FileDeliveriesRepository {
  const select = db.prepare<[string], Row>(
    `SELECT r.id AS recordId, o.server_id AS serverId, r.serial, r.kind, f.state, f.export_file AS exportFile, f.exported_at AS exportedAt,
       f.exported_by AS exportedBy, f.settled_at AS settledAt, f.settled_by AS settledBy, f.cells
     FROM outbox o JOIN records r ON r.id = o.record_id LEFT JOIN file_deliveries f ON f.record_id = r.id
     WHERE o.server_id = ? AND (f.record_id IS NOT NULL OR o.status IN ('kept', 'pending')) ORDER BY o.seq`,
  );
  const upsert = db.prepare<[string, string, string, string, string, string]>(
    `INSERT INTO file_deliveries (record_id, server_id, state, export_file, exported_at, exported_by, cells)
     VALUES (?, ?, 'exported', ?, ?, ?, ?)
     ON CONFLICT (record_id) DO UPDATE SET state = 'exported', export_file = excluded.export_file,
       exported_at = excluded.exported_at, exported_by = excluded.exported_by, cells = excluded.cells,
       settled_at = NULL, settled_by = NULL`,
  );
  const update = db.prepare<[string, string, string, string]>(
    'UPDATE file_deliveries SET state = ?, settled_by = ?, settled_at = ? WHERE record_id = ?',
  );
  const deliver = db.prepare<[string, string]>(
    `UPDATE outbox SET status = 'delivered', delivered_at = ?, last_problem = NULL WHERE record_id = ?`,
  );
  const keep = db.prepare<[string]>(
    `UPDATE outbox SET status = 'kept', delivered_at = NULL WHERE record_id = ? AND status = 'delivered'`,
  );
  const settle = db.transaction<FileDeliveriesRepository['settle']>((recordId, state, file, at) => {
    update.run(state, file, at, recordId);
    if (state === 'confirmed') deliver.run(at, recordId);
    else keep.run(recordId);
  });
  return {
    list: (serverIds) => serverIds.flatMap((serverId) => select.all(serverId).map(deliveryOf)),
    exported: (recordId, serverId, { file, at, who }, cells) =>
      void upsert.run(recordId, serverId, file, at, who, JSON.stringify(cells)),
    settle,
  };
}

function deliveryOf({ cells, state, ...row }: Row): FileDeliveryRow {
  const { exportFile, exportedAt, exportedBy, settledAt, settledBy } = row;
  return {
    recordId: row.recordId,
    serverId: row.serverId,
    serial: row.serial,
    kind: row.kind,
    state: state ?? 'queued',
    ...(exportFile === null ? {} : { exportFile }),
    ...(exportedAt === null ? {} : { exportedAt }),
    ...(exportedBy === null ? {} : { exportedBy }),
    ...(settledAt === null ? {} : { settledAt }),
    ...(settledBy === null ? {} : { settledBy }),
    cells: cells === null ? {} : readJson(cellsSchema, cells, `file_deliveries ${row.recordId}`),
  };
}
