import type { FileDelivery } from '../../../shared/domain/backend.ts';
import type { Delivery } from '../../../shared/domain/record.ts';
import type { DeviceState } from '../../state/device-state.ts';
import type { RecordRow } from '../../state/records-store.ts';

export const recordFilters = ['all', 'queue', 'parked', 'delivered', 'kept'] as const;
export type RecordFilter = (typeof recordFilters)[number];

const statuses: Readonly<Record<RecordFilter, readonly Delivery['status'][]>> = {
  all: ['parked', 'sending', 'pending', 'kept', 'delivered'],
  queue: ['sending', 'pending'],
  parked: ['parked'],
  delivered: ['delivered'],
  kept: ['kept'],
};

/** A delivery in the nine words of the window, for its icon and colour. */
export const stateOfDelivery = {
  pending: 'waiting',
  sending: 'running',
  delivered: 'done',
  parked: 'parked',
  kept: 'idle',
} as const satisfies Readonly<Record<Delivery['status'], DeviceState>>;

/** Where a person carries files, only what the console shows is there. */
export const stateOfFile = {
  queued: 'waiting',
  exported: 'running',
  confirmed: 'done',
  contradicted: 'needs-you',
} as const satisfies Readonly<Record<FileDelivery['state'], DeviceState>>;

export type RecordsWanted = { readonly filter: RecordFilter; readonly text: string };

/** Records that need a person first, then what waits, newest first within each. */
export function recordRows(rows: Iterable<RecordRow>, { filter, text }: RecordsWanted): readonly RecordRow[] {
  const sought = text.trim().toLowerCase();
  const shown = statuses[filter];
  return [...rows]
    .filter(({ record: { device, operator }, delivery }) => {
      if (!shown.includes(delivery.status)) return false;
      return sought === '' || [device.serial, device.name, device.slot, operator].some((word) => holds(word, sought));
    })
    .sort((left, right) => rankOf(left) - rankOf(right) || byTime(right, left));
}

function holds(word: string | undefined, sought: string): boolean {
  return word?.toLowerCase().includes(sought) === true;
}

function rankOf({ delivery }: RecordRow): number {
  switch (delivery.status) {
    case 'parked':
      return 0;
    case 'sending':
    case 'pending':
      return 1;
    case 'kept':
    case 'delivered':
      return 2;
  }
}

function byTime(left: RecordRow, right: RecordRow): number {
  return left.record.at.localeCompare(right.record.at) || left.record.revision - right.record.revision;
}

export function countRecords(rows: Iterable<RecordRow>): Readonly<Record<RecordFilter, number>> {
  const counts = { all: 0, queue: 0, parked: 0, delivered: 0, kept: 0 };
  for (const { delivery } of rows) {
    counts.all += 1;
    for (const filter of ['queue', 'parked', 'delivered', 'kept'] as const) {
      if (statuses[filter].includes(delivery.status)) counts[filter] += 1;
    }
  }
  return counts;
}

/** When the record that waits longest was made. */
export function oldestWaiting(rows: Iterable<RecordRow>): string | undefined {
  let oldest: string | undefined;
  for (const { record, delivery } of rows) {
    if (!statuses.queue.includes(delivery.status)) continue;
    if (oldest === undefined || Date.parse(record.at) < Date.parse(oldest)) oldest = record.at;
  }
  return oldest;
}
