import type { ConsoleField, ConsoleLayout, FileBackendConfig, ImportReport } from '../../../shared/domain/backend.ts';
import type { Reason } from '../../../shared/domain/plan.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import type { Sighting } from '../../store/repositories/consoles.ts';
import type { Store } from '../../store/store.ts';
import { judgeDelivery } from './judge-delivery.ts';
import { learnLayout } from './learn-layout.ts';
import { createMatcher, type Match } from './match-device.ts';
import { type FileProduct, fileProducts, stateOf } from './products.ts';
import { readCsv } from './read-csv.ts';
import { type ReadSighting, readSightings } from './read-sightings.ts';

type Parts = {
  readonly store: Pick<Store, 'consoles' | 'fileDeliveries' | 'records' | 'transaction'>;
  readonly now: Date;
};

export type ImportDevices = {
  readonly console: string;
  readonly config: FileBackendConfig;
  /** Every server of this console, with its group where it has one: their devices are looked for, their records judged. */
  readonly servers: readonly { readonly serverId: string; readonly group?: string | undefined }[];
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly columns: Readonly<Partial<Record<ConsoleField, string>>>;
};

type Matched = { readonly serial: string; readonly group: string | undefined; readonly match: Match };

/**
 * Reads a console's device list in: it teaches the layout, answers questions from now on, settles what was exported, and
 * shows the console's traps. @throws KitError `backend.file-*`, `backend.columns-unknown`; then nothing was kept.
 */
export function importDevices({ store, now }: Parts, given: ImportDevices): ImportReport {
  const { console, config, servers, fileName, bytes, columns } = given;
  const groups = new Map(servers.map(({ serverId, group }) => [serverId, group]));
  const product = config.kind;
  const table = readCsv(bytes, fileName);
  const devices = store.consoles.ourDevices();
  const layout = learnLayout(table, { product, known: store.consoles.layout(console), said: columns, devices });
  const read = readSightings(table, layout);
  const importedAt = now.toISOString();
  return store.transaction(() => {
    store.consoles.saveLayout(console, layout, importedAt);
    store.consoles.replace(console, read, importedAt);
    const find = createMatcher(store.consoles.sightings(console), devices);
    const matches = devices
      .filter(({ serverId = '' }) => groups.has(serverId))
      .map(
        (device): Matched => ({
          serial: device.serial,
          group: groups.get(device.serverId ?? ''),
          match: find(device),
        }),
      );
    const serverIds = [...groups.keys()];
    const settled = settle(store, { product, serverIds, fileName, at: importedAt }, matches);
    return reportOf(read, layout, matches, settled, config);
  });
}

type Settled = Record<'confirmed' | 'contradicted' | 'stale', string[]>;

function settle(
  store: Parts['store'],
  by: {
    readonly product: FileProduct;
    readonly serverIds: readonly string[];
    readonly fileName: string;
    readonly at: string;
  },
  matches: readonly Matched[],
): Settled {
  const settled: Settled = { confirmed: [], contradicted: [], stale: [] };
  const bySerial = new Map(matches.map(({ serial, match }) => [serial, match]));
  for (const delivery of store.fileDeliveries.list(by.serverIds)) {
    const match = bySerial.get(delivery.serial);
    if (match?.kind !== 'match' || delivery.state === 'queued' || match.sighting.importedAt !== by.at) continue;
    const record = store.records.get(delivery.recordId)?.record;
    if (record === undefined) continue;
    const state = judgeDelivery(delivery, record, match, by.product);
    if (state === undefined && Date.parse(match.sighting.readAt ?? by.at) < Date.parse(record.startedAt)) {
      settled.stale.push(delivery.serial);
    }
    if (state === undefined || state === delivery.state) continue;
    store.fileDeliveries.settle(delivery.recordId, state, by.fileName, by.at);
    settled[state].push(delivery.serial);
  }
  return settled;
}

function reportOf(
  read: readonly ReadSighting[],
  layout: ConsoleLayout,
  matches: readonly Matched[],
  settled: Settled,
  config: FileBackendConfig,
): ImportReport {
  const ambiguous = matches.flatMap(({ serial, match }) =>
    match.kind === 'ambiguous' ? [{ serial, by: match.by, rows: match.rows }] : [],
  );
  const inState = (state: string) => read.filter((row) => stateOf(config.kind, row.state) === state);
  const used = fileProducts[config.kind].licensed.reduce((sum, state) => sum + inState(state).length, 0);
  const limit = config.licences;
  const stale = new Set(settled.stale);
  const warnings: (Reason | undefined)[] = [
    ...trapsOf(read, config.kind, inState),
    limit !== undefined && used >= limit
      ? checkReason('console.licences-full', { used: String(used), limit: String(limit) })
      : undefined,
    ambiguous.length > 0
      ? checkReason('console.ambiguous', {
          count: String(ambiguous.length),
          devices: some(ambiguous.map((one) => one.serial)),
        })
      : undefined,
    stale.size > 0 ? checkReason('console.stale', { count: String(stale.size) }) : undefined,
    otherGroup(matches),
  ];
  return {
    fileName: layout.fileName,
    rows: read.length,
    matched: matches.filter(({ match }) => match.kind === 'match').length,
    confirmed: unique(settled.confirmed),
    contradicted: unique(settled.contradicted),
    ambiguous,
    licences: { used, ...(limit === undefined ? {} : { limit }) },
    warnings: warnings.filter((warning) => warning !== undefined),
    layout,
  };
}

function trapsOf(
  read: readonly ReadSighting[],
  product: FileProduct,
  inState: (state: string) => readonly ReadSighting[],
): (Reason | undefined)[] {
  const count = (rows: readonly unknown[]) => ({ count: String(rows.length) });
  const unknown = unique(
    read.filter((row) => stateOf(product, row.state) === undefined).map((row) => row.state || '—'),
  );
  const noPlan = read.filter((row) => row.plan?.normalize('NFKC').toLowerCase() === 'no plan');
  const [inactive, waiting, left] = [inState('inactive'), inState('waiting'), inState('left')];
  return [
    noPlan.length > 0
      ? checkReason('console.no-plan', { ...count(noPlan), devices: some(noPlan.map(labelOf)) })
      : undefined,
    inactive.length > 0 ? checkReason('console.inactive-licensed', count(inactive)) : undefined,
    waiting.length > 0 ? checkReason('console.waiting', count(waiting)) : undefined,
    left.length > 0 ? checkReason('console.left', count(left)) : undefined,
    unknown.length > 0 ? checkReason('console.state-unknown', { words: some(unknown) }) : undefined,
  ];
}

/** Devices that the console shows in another group than the one they were to enroll into. */
function otherGroup(matches: readonly Matched[]): Reason | undefined {
  const leaf = (path: string) =>
    path
      .split('/')
      .filter((part) => part !== '')
      .at(-1);
  const elsewhere = matches.flatMap(({ serial, group, match }) => {
    const shown = match.kind === 'match' ? match.sighting.group : undefined;
    return shown !== undefined && group !== undefined && leaf(shown) !== leaf(group) ? [serial] : [];
  });
  if (elsewhere.length === 0) return undefined;
  return checkReason('console.other-group', { count: String(elsewhere.length), devices: some(elsewhere) });
}

function labelOf({ serial, wifiMac, name }: Pick<Sighting, 'serial' | 'wifiMac' | 'name'>): string {
  return serial ?? wifiMac ?? name ?? '—';
}

/** A handful of names, so that a sentence stays one. */
export function some(names: readonly string[]): string {
  const shown = names.slice(0, 8).join(', ');
  return names.length > 8 ? `${shown}, … (+${names.length - 8})` : shown;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
