import { create } from 'zustand';
import type { CommandOutput } from '../../shared/contract/commands.ts';
import type { Delivery } from '../../shared/domain/record.ts';
import { station } from './connection-store.ts';

export type RecordRow = CommandOutput<'records.list'>[number];

type RecordsState = {
  /** By record id; `undefined` until a view asked for them. */
  readonly rows: ReadonlyMap<string, RecordRow> | undefined;
};

export const useRecordRows = create<RecordsState>(() => ({ rows: undefined }));

/** Lists the records; later deliveries come by events. Views that show records call this when they open. */
export async function loadRecords(): Promise<void> {
  const list = await station().call('records.list', {});
  useRecordRows.setState({ rows: new Map(list.map((row) => [row.record.id, row])) });
}

/** @returns false when a delivery is of a record not known here: list again. */
export function applyDeliveries(deliveries: Iterable<Delivery>): boolean {
  const { rows } = useRecordRows.getState();
  if (rows === undefined) return true;
  const next = new Map(rows);
  let complete = true;
  for (const delivery of deliveries) {
    const row = next.get(delivery.recordId);
    if (row === undefined) complete = false;
    else next.set(delivery.recordId, { ...row, delivery });
  }
  useRecordRows.setState({ rows: next });
  return complete;
}
