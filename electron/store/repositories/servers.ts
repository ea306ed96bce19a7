import { z } from 'zod';
import { type Server, serverSchema } from '../../../shared/domain/server.ts';
import type { Db } from '../database.ts';
import { readJson } from '../json-column.ts';

const recordsEndpointSchema = z.object({
  baseUrl: z.string(),
  tokenRef: z.string(),
  trust: z.array(z.string()),
});

/** A server as stored: what faces may see, and references to what they may not. */
export type StoredServer = {
  readonly server: Server;
  /** Secret: the `EnrollmentSource` as JSON. */
  readonly sourceRef: string;
  /** Trust anchors for the enrollment URL: DER, base64. */
  readonly anchors: readonly string[];
  readonly records?: {
    readonly baseUrl: string;
    /** Secret: the API token. */
    readonly tokenRef: string;
    /** PEM certificates to trust beside the system's. */
    readonly trust: readonly string[];
  };
};

export type ServersRepository = {
  save(stored: StoredServer): void;
  get(id: string): StoredServer | undefined;
  list(): StoredServer[];
  /** Forgets the server; its secrets are the caller's to remove. @returns false when there was none. */
  remove(id: string): boolean;
};

type Row = {
  readonly id: string;
  readonly server: string;
  readonly source_ref: string;
  readonly anchors: string;
  readonly records: string | null;
};

export function createServersRepository(db: Db): ServersRepository {
  const upsert = db.prepare(
    `INSERT INTO servers (id, server, source_ref, anchors, records) VALUES (@id, @server, @source_ref, @anchors, @records)
     ON CONFLICT (id) DO UPDATE
     SET server = excluded.server, source_ref = excluded.source_ref, anchors = excluded.anchors, records = excluded.records`,
  );
  const select = db.prepare<[string], Row>('SELECT * FROM servers WHERE id = ?');
  const selectAll = db.prepare<[], Row>(`SELECT * FROM servers ORDER BY server ->> '$.name', id`);
  const deleteOne = db.prepare<[string]>('DELETE FROM servers WHERE id = ?');
  return {
    save: ({ server, sourceRef, anchors, records }) => {
      const row: Row = {
        id: server.id,
        server: JSON.stringify(server),
        source_ref: sourceRef,
        anchors: JSON.stringify(anchors),
        records: records === undefined ? null : JSON.stringify(records),
      };
      upsert.run(row);
    },
    get: (id) => {
      const row = select.get(id);
      return row === undefined ? undefined : storedOf(row);
    },
    list: () => selectAll.all().map(storedOf),
    remove: (id) => deleteOne.run(id).changes > 0,
  };
}

function storedOf(row: Row): StoredServer {
  const place = `servers ${row.id}`;
  return {
    server: readJson(serverSchema, row.server, place),
    sourceRef: row.source_ref,
    anchors: readJson(z.array(z.string()), row.anchors, place),
    ...(row.records === null ? {} : { records: readJson(recordsEndpointSchema, row.records, place) }),
  };
}
