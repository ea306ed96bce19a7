import type { ConsoleField, ConsoleLayout, FileBackendConfig, ImportReport } from '../../../shared/domain/backend.ts';
import type { Reason } from '../../../shared/domain/plan.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { mapInTurns, othersFirst } from '../../ports/in-turns.ts';
import type { OurDevice, Sighting } from '../../store/repositories/consoles.ts';
import type { Store } from '../../store/store.ts';
import { undone } from '../../store/undone.ts';
import { judgeDelivery } from './judge-delivery.ts';
import { learnLayout } from './learn-layout.ts';
import { createMatcher, type Match, type MatchBy } from './match-device.ts';
import { type FileProduct, fileProducts, stateOf } from './products.ts';
import { readCsv } from './read-csv.ts';
import { type ReadSighting, sightingReader } from './read-sightings.ts';

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
  /** Tells what would come of it, and keeps nothing. */
  readonly preview: boolean;
};

type Matched = { readonly serial: string; readonly group: string | undefined; readonly match: Match };

export type DevicesImported = {
  readonly report: ImportReport;
  /** Ids of the records that are delivered now, or no longer. */
  readonly settled: readonly string[];
};

/**
 * Reads a console's device list in: it teaches the layout, answers questions from now on, settles what was exported, and
 * shows the console's traps. A preview does the same and takes it back. A bench that runs has its turn in between.
 * @throws KitError `backend.file-*`, `backend.columns-unknown`; then nothing was kept.
 */
export async function importDevices(parts: Parts, given: ImportDevices): Promise<DevicesImported> {
  const { console, config, fileName, bytes, columns: said } = given;
  const { consoles } = parts.store;
  const table = readCsv(bytes, fileName);
  await othersFirst();
  const devices = consoles.ourDevices();
  const layout = await learnLayout(table, { product: config.kind, known: consoles.layout(console), said, devices });
  const rows = await mapInTurns(table.rows, sightingReader(table, layout));
  const read = rows.filter((row) => row !== undefined);
  const work = () => takeIn(parts, given, { layout, read, devices });
  if (!given.preview) return parts.store.transaction(work);
  const { report } = undone(parts.store, work);
  return { report: { ...report, kept: false }, settled: [] };
}

type ReadFile = {
  readonly layout: ConsoleLayout;
  readonly read: readonly ReadSighting[];
  readonly devices: readonly OurDevice[];
};

/** Keeps what was read, and draws the conclusions; within a transaction. */
function takeIn({ store, now }: Parts, given: ImportDevices, { layout, read, devices }: ReadFile): DevicesImported {
  const { console, config, servers, fileName } = given;
  const groups = new Map(servers.map(({ serverId, group }) => [serverId, group]));
  const at = now.toISOString();
  store.consoles.saveLayout(console, layout, at);
  const find = createMatcher(store.consoles.replace(console, read, at), devices);
  const matches = devices
    .filter(({ serverId = '' }) => groups.has(serverId))
    .map(
      (device): Matched => ({ serial: device.serial, group: groups.get(device.serverId ?? ''), match: find(device) }),
    );
  const by = { product: config.kind, serverIds: [...groups.keys()], fileName, at };
  const settled = settle(store, by, matches);
  return { report: reportOf(read, layout, matches, settled, config), settled: settled.records };
}

/** Serial numbers, and the ids of the records that were settled. */
type Settled = Record<'confirmed' | 'contradicted' | 'stale' | 'records', string[]>;

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
  const settled: Settled = { confirmed: [], contradicted: [], stale: [], records: [] };
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
    settled.records.push(delivery.recordId);
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
  const matchedBy = (by: MatchBy) => matches.filter(({ match }) => match.kind === 'match' && match.by === by).length;
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
    kept: true,
    rows: read.length,
    matched: matchedBy('serial') + matchedBy('wifiMac') + matchedBy('name'),
    matchedBy: { serial: matchedBy('serial'), wifiMac: matchedBy('wifiMac'), name: matchedBy('name') },
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
