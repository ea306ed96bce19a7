import { z } from 'zod';
import {
  type FleetEvent,
  type FleetOperation,
  type FleetRequest,
  fleetEventSchema,
  fleetRequestSchema,
  type PlannedFleetStep,
  plannedFleetStepSchema,
  type RegistrationMethod,
  registrationMethodSchema,
} from '../../../shared/domain/fleet.ts';
import type { Db } from '../database.ts';
import { readJson } from '../json-column.ts';

/** An operation as it was consented to; it does not change. What happened is in its events. */
export type StoredFleetOperation = {
  readonly id: string;
  readonly serverId: string;
  readonly request: FleetRequest;
  readonly steps: readonly PlannedFleetStep[];
  readonly planHash: string;
  readonly startedAt: string;
  readonly operator?: string;
  readonly state: FleetOperation['state'];
  readonly endedAt?: string;
};

export type FleetRepository = {
  create(operation: Omit<StoredFleetOperation, 'state' | 'endedAt'>): void;
  get(id: string): StoredFleetOperation | undefined;
  /** The latest first. */
  list(filter: { readonly open: boolean }): StoredFleetOperation[];
  append(id: string, event: FleetEvent): void;
  events(id: string): FleetEvent[];
  end(id: string, state: 'done' | 'cancelled', at: string): void;
  setMethod(serial: string, method: RegistrationMethod, by: string | undefined, at: string): void;
  methodOf(serial: string): RegistrationMethod | undefined;
};

type Row = {
  readonly id: string;
  readonly server_id: string;
  readonly request: string;
  readonly steps: string;
  readonly plan_hash: string;
  readonly started_at: string;
  readonly operator: string | null;
  readonly state: FleetOperation['state'];
  readonly ended_at: string | null;
};

export function createFleetRepository(db: Db): FleetRepository {
  const insert = db.prepare<Omit<Row, 'state' | 'ended_at'>>(
    `INSERT INTO fleet_operations (id, server_id, request, steps, plan_hash, started_at, operator, state)
     VALUES (@id, @server_id, @request, @steps, @plan_hash, @started_at, @operator, 'open')`,
  );
  const select = db.prepare<[string], Row>('SELECT * FROM fleet_operations WHERE id = ?');
  const selectAll = db.prepare<[], Row>('SELECT * FROM fleet_operations ORDER BY id DESC');
  const selectOpen = db.prepare<[], Row>("SELECT * FROM fleet_operations WHERE state = 'open' ORDER BY id DESC");
  const insertEvent = db.prepare<[string, string]>('INSERT INTO fleet_events (operation_id, event) VALUES (?, ?)');
  const selectEvents = db
    .prepare<[string], string>('SELECT event FROM fleet_events WHERE operation_id = ? ORDER BY id')
    .pluck();
  const close = db.prepare<[string, string, string]>(
    "UPDATE fleet_operations SET state = ?, ended_at = ? WHERE id = ? AND state = 'open'",
  );
  const upsertMethod = db.prepare<[string, string, string | null, string]>(
    `INSERT INTO fleet_methods (serial, method, said_by, at) VALUES (?, ?, ?, ?)
     ON CONFLICT (serial) DO UPDATE SET method = excluded.method, said_by = excluded.said_by, at = excluded.at`,
  );
  const selectMethod = db.prepare<[string], string>('SELECT method FROM fleet_methods WHERE serial = ?').pluck();
  return {
    create: ({ id, serverId, request, steps, planHash, startedAt, operator }) =>
      void insert.run({
        id,
        server_id: serverId,
        request: JSON.stringify(request),
        steps: JSON.stringify(steps),
        plan_hash: planHash,
        started_at: startedAt,
        operator: operator ?? null,
      }),
    get: (id) => {
      const row = select.get(id);
      return row === undefined ? undefined : operationOf(row);
    },
    list: ({ open }) => (open ? selectOpen : selectAll).all().map(operationOf),
    append: (id, event) => void insertEvent.run(id, JSON.stringify(event)),
    events: (id) => selectEvents.all(id).map((event) => readJson(fleetEventSchema, event, `fleet_events ${id}`)),
    end: (id, state, at) => void close.run(state, at, id),
    setMethod: (serial, method, by, at) => void upsertMethod.run(serial, method, by ?? null, at),
    methodOf: (serial) => registrationMethodSchema.optional().parse(selectMethod.get(serial)),
  };
}

function operationOf(row: Row): StoredFleetOperation {
  const place = `fleet_operations ${row.id}`;
  return {
    id: row.id,
    serverId: row.server_id,
    request: readJson(fleetRequestSchema, row.request, place),
    steps: readJson(z.array(plannedFleetStepSchema), row.steps, place),
    planHash: row.plan_hash,
    startedAt: row.started_at,
    state: row.state,
    ...(row.operator === null ? {} : { operator: row.operator }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
  };
}
