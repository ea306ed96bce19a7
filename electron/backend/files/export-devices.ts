import type { FileBackendConfig, FileEncoding } from '../../../shared/domain/backend.ts';
import type { Reason } from '../../../shared/domain/plan.ts';
import type { EnrollmentRecord, RecordKind } from '../../../shared/domain/record.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import type { Store } from '../../store/store.ts';
import { encodeRows, fullRow, ownCells } from './export-rows.ts';
import { some } from './import-devices.ts';
import { createMatcher } from './match-device.ts';

type Parts = {
  readonly store: Pick<Store, 'consoles' | 'fileDeliveries' | 'records' | 'transaction'>;
  readonly now: Date;
};

export type ExportDevices = {
  readonly console: string;
  readonly config: FileBackendConfig;
  readonly serverId: string;
  readonly serverName: string;
  readonly by: string;
  readonly encoding: FileEncoding | undefined;
  /** Also what was exported before and is not confirmed. */
  readonly again: boolean;
};

export type ExportedDevices = {
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly devices: number;
  readonly records: number;
  readonly warnings: readonly Reason[];
};

/** Ends of a run that say something about a device in a console; a failed try does not. */
export const exportedKinds: readonly RecordKind[] = ['prepared', 'enrolled', 'verified'];

/** One device with its waiting records, the newest last. */
type Waiting = { readonly serial: string; readonly records: readonly EnrollmentRecord[] };

/**
 * The waiting records as a file in the console's own layout, one row a device by its newest record. They count as
 * exported, which is not delivered. @throws KitError `backend.no-layout`, `backend.nothing-to-export`, `backend.unencodable`.
 */
export function exportDevices({ store, now }: Parts, given: ExportDevices): ExportedDevices {
  const { console, config, serverId, serverName, by, encoding, again } = given;
  const layout = store.consoles.layout(console);
  if (layout === undefined) throw new KitError('backend.no-layout', { server: serverName });
  const group = config.kind === 'mobiconnect' ? config.group : undefined;
  const devices = store.consoles.ourDevices();
  const bySerial = new Map(devices.map((device) => [device.serial, device]));
  const find = createMatcher(store.consoles.sightings(console), devices);
  const identity = layout.columns.serial ?? layout.columns.wifiMac ?? layout.columns.name ?? '';

  const rows = waitingOf(store, serverId, again).map(({ serial, records }) => {
    const newest = records.at(-1);
    const match = find(bySerial.get(serial) ?? { serial, udid: '' });
    const sighting = match.kind === 'match' ? match.sighting : undefined;
    const own = newest === undefined ? {} : ownCells(newest, layout, group, sighting);
    return { serial, records, own, row: fullRow(layout, own, sighting) };
  });
  const named = rows.filter(({ row }) => row[layout.header.indexOf(identity)] !== '');
  const nameless = rows.filter((row) => !named.includes(row)).map(({ serial }) => serial);
  if (named.length === 0 && nameless.length === 0)
    throw new KitError('backend.nothing-to-export', { server: serverName });

  const bytes = encodeRows(
    layout.header,
    named.map(({ row }) => row),
    encoding ?? layout.encoding,
  );
  const fileName = `kitbench-${config.kind}-${now.toISOString().slice(0, 16).replace(/[-:]/g, '').replace('T', '-')}.csv`;
  const export_ = { file: fileName, at: now.toISOString(), who: by };
  store.transaction(() => {
    for (const { records, own } of named) {
      for (const { id } of records) store.fileDeliveries.exported(id, serverId, export_, own);
    }
  });
  return {
    fileName,
    bytes,
    devices: named.length,
    records: named.reduce((sum, { records }) => sum + records.length, 0),
    warnings:
      nameless.length === 0
        ? []
        : [checkReason('console.no-identity', { count: String(nameless.length), devices: some(nameless) })],
  };
}

function waitingOf(store: Parts['store'], serverId: string, again: boolean): Waiting[] {
  const states = again ? ['queued', 'exported', 'contradicted'] : ['queued'];
  const records = store.fileDeliveries
    .list([serverId])
    .filter(({ state }) => states.includes(state))
    .flatMap(({ recordId }) => store.records.get(recordId)?.record ?? [])
    .filter(({ kind, device }) => exportedKinds.includes(kind) && device.serial !== '');
  return [...Map.groupBy(records, ({ device }) => device.serial)].map(([serial, of]) => ({ serial, records: of }));
}
