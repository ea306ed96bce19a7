import { type BackendConfig, backendConfigSchema } from '../../../shared/domain/backend.ts';
import type { Db } from '../database.ts';
import { readJson } from '../json-column.ts';

/** A server's MDM backend; its secrets by reference. */
export type StoredBackend = {
  readonly serverId: string;
  readonly config: BackendConfig;
  /** Secret: API key or token. */
  readonly keyRef?: string;
  /** Secret: what opens the inbox. */
  readonly inboxKeyRef?: string;
};

export type ServerBackendsRepository = {
  save(stored: StoredBackend): void;
  get(serverId: string): StoredBackend | undefined;
  list(): StoredBackend[];
  /** Its secrets are the caller's to remove. */
  remove(serverId: string): void;
};

type Row = {
  readonly server_id: string;
  readonly backend: string;
  readonly key_ref: string | null;
  readonly inbox_key_ref: string | null;
};

export function createServerBackendsRepository(db: Db): ServerBackendsRepository {
  const upsert = db.prepare<Row>(
    `INSERT INTO server_backends (server_id, backend, key_ref, inbox_key_ref)
     VALUES (@server_id, @backend, @key_ref, @inbox_key_ref)
     ON CONFLICT (server_id) DO UPDATE
     SET backend = excluded.backend, key_ref = excluded.key_ref, inbox_key_ref = excluded.inbox_key_ref`,
  );
  const select = db.prepare<[string], Row>('SELECT * FROM server_backends WHERE server_id = ?');
  const selectAll = db.prepare<[], Row>('SELECT * FROM server_backends ORDER BY server_id');
  const deleteOne = db.prepare<[string]>('DELETE FROM server_backends WHERE server_id = ?');
  return {
    save: ({ serverId, config, keyRef, inboxKeyRef }) =>
      void upsert.run({
        server_id: serverId,
        backend: JSON.stringify(config),
        key_ref: keyRef ?? null,
        inbox_key_ref: inboxKeyRef ?? null,
      }),
    get: (serverId) => {
      const row = select.get(serverId);
      return row === undefined ? undefined : storedOf(row);
    },
    list: () => selectAll.all().map(storedOf),
    remove: (serverId) => void deleteOne.run(serverId),
  };
}

function storedOf(row: Row): StoredBackend {
  return {
    serverId: row.server_id,
    config: readJson(backendConfigSchema, row.backend, `server_backends ${row.server_id}`),
    ...(row.key_ref === null ? {} : { keyRef: row.key_ref }),
    ...(row.inbox_key_ref === null ? {} : { inboxKeyRef: row.inbox_key_ref }),
  };
}
