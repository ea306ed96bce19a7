import { type Organization, organizationSchema } from '../../../shared/domain/organization.ts';
import type { Db } from '../database.ts';
import { readJson } from '../json-column.ts';

export type StoredOrganization = {
  readonly organization: Organization;
  /** Supervision certificate, DER. */
  readonly certificate: Buffer;
  /** Secret: the supervision key, PEM. */
  readonly keyRef: string;
};

export type OrganizationsRepository = {
  save(stored: StoredOrganization): void;
  /** Also finds removed ones: the devices they supervise still obey only their identity. */
  get(id: string): StoredOrganization | undefined;
  list(): StoredOrganization[];
  /** Those that were removed, whose identities are kept. */
  removed(): StoredOrganization[];
  /** Hides it; its identity is kept, for losing it means erasing every device it supervises. */
  remove(id: string, at: string): boolean;
};

type Row = {
  readonly id: string;
  readonly organization: string;
  readonly certificate: Buffer;
  readonly key_ref: string;
};

export function createOrganizationsRepository(db: Db): OrganizationsRepository {
  const upsert = db.prepare<Row>(
    `INSERT INTO organizations (id, organization, certificate, key_ref) VALUES (@id, @organization, @certificate, @key_ref)
     ON CONFLICT (id) DO UPDATE SET organization = excluded.organization, certificate = excluded.certificate,
       key_ref = excluded.key_ref, removed_at = NULL`,
  );
  const select = db.prepare<[string], Row>('SELECT * FROM organizations WHERE id = ?');
  const selectAll = db.prepare<[], Row>(
    `SELECT * FROM organizations WHERE removed_at IS NULL ORDER BY organization ->> '$.name', id`,
  );
  const selectRemoved = db.prepare<[], Row>('SELECT * FROM organizations WHERE removed_at IS NOT NULL ORDER BY id');
  const hide = db.prepare<[string, string]>(
    'UPDATE organizations SET removed_at = ? WHERE id = ? AND removed_at IS NULL',
  );
  return {
    save: ({ organization, certificate, keyRef }) =>
      void upsert.run({
        id: organization.id,
        organization: JSON.stringify(organization),
        certificate,
        key_ref: keyRef,
      }),
    get: (id) => {
      const row = select.get(id);
      return row === undefined ? undefined : storedOf(row);
    },
    list: () => selectAll.all().map(storedOf),
    removed: () => selectRemoved.all().map(storedOf),
    remove: (id, at) => hide.run(at, id).changes > 0,
  };
}

function storedOf(row: Row): StoredOrganization {
  return {
    organization: readJson(organizationSchema, row.organization, `organizations ${row.id}`),
    certificate: row.certificate,
    keyRef: row.key_ref,
  };
}
