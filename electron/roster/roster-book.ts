import { randomUUID } from 'node:crypto';
import type { Roster, RosterChange, RosterFile, RosterReading, RosterRow } from '../../shared/domain/roster.ts';
import type { VariableValues } from '../../shared/domain/variables.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../store/store.ts';
import { cleanCell, readSerial, sameSlot } from './clean-cell.ts';
import { readRoster } from './read-roster.ts';
import { changedRow, joinsAt, type RosterDevice, valuesIn } from './rows.ts';

/** The station's rosters, and what the one in use says of a device. */
export type RosterBook = {
  /** Reads a list and keeps nothing. @param bench devices that are attached now. @throws KitError `roster.unreadable` */
  read(file: RosterFile, bench: readonly RosterDevice[]): RosterReading;
  /** @throws KitError `roster.unreadable`, `roster.misfits`, `roster.name-taken` */
  import(file: RosterFile & { readonly name: string; readonly leaveOut: boolean }): Roster;
  /** One without rows: scanning fills it. @throws KitError `roster.name-taken` */
  create(name: string): Roster;
  /** @throws KitError `input.not-found` */
  show(id: string): { readonly roster: Roster; readonly rows: readonly RosterRow[] };
  use(id: string | null): void;
  /** @throws KitError `roster.no-row`, `roster.serial-taken` */
  edit(id: string, position: number, change: RosterChange): RosterRow;
  /**
   * Joins a device to its row: its own when it has one, else the first that is free, else a new one of a roster that
   * was made by scanning. @throws KitError `roster.not-a-serial`, `roster.full`
   */
  scan(id: string, scanned: { readonly serial: string; readonly assetTag?: string | undefined }): RosterRow;
  /** @throws KitError `roster.nothing-to-undo` */
  undo(id: string): void;
  remove(id: string): void;
  purge(olderThanDays: number): number;
  /** What the roster in use says of a device, under the names that templates use. */
  valuesOf(device: RosterDevice): VariableValues;
  /** Whether there is a row for the device that is not its own yet. */
  awaitsClaim(device: RosterDevice): boolean;
  /** The row that the device is kitted under belongs to it from now on. Harmless the second time. */
  claim(device: RosterDevice): void;
};

/** Rows and findings that a reading tells; the rest is counted. */
const shownRows = 200;
const shownFindings = 300;
const dayMs = 86_400_000;

export function createRosterBook(store: Pick<Store, 'rosters'>, clock: Clock): RosterBook {
  const { rosters } = store;

  function rosterOf(id: string): Roster {
    const found = rosters.get(id);
    if (found === undefined) throw new KitError('input.not-found', { what: 'roster', name: id });
    return found;
  }

  function keep(roster: Pick<Roster, 'name' | 'fileName' | 'joinBy' | 'columns'>, rows: readonly RosterRow[]): Roster {
    return rosters.insert({ id: randomUUID(), ...roster }, rows, clock.now().toISOString());
  }

  function rowFor({ serial, slot }: RosterDevice): { rosterId: string; row: RosterRow } | undefined {
    const roster = rosters.ruleInUse();
    if (roster === undefined) return undefined;
    const own = serial === undefined ? undefined : rosters.rowOf(roster.id, serial);
    const row = own ?? (roster.joinBy === 'slot' && slot !== undefined ? freeRowAt(roster.id, slot) : undefined);
    return row === undefined ? undefined : { rosterId: roster.id, row };
  }

  /** Rows of one slot are batches: the first that no device has is next. */
  function freeRowAt(id: string, slot: string): RosterRow | undefined {
    return rosters
      .rows(id)
      .find((row) => row.serial === undefined && row.slot !== undefined && sameSlot(row.slot, slot));
  }

  return {
    read: (file, bench) => {
      const { rows, findings, columns, leftOut, ...rest } = readRoster(file);
      return {
        ...rest,
        columns: [...columns],
        leftOut: [...leftOut],
        rows: rows.length,
        sample: rows.slice(0, shownRows),
        findings: findings.slice(0, shownFindings),
        moreFindings: Math.max(0, findings.length - shownFindings),
        bench: joinsAt(bench, rows, rest.joinBy),
      };
    },
    import: ({ name, leaveOut, ...file }) => {
      const { joinBy, columns, rows, findings } = readRoster(file);
      const refused = new Set(findings.flatMap(({ level, line }) => (level === 'refuse' ? [line] : []))).size;
      if (refused > 0 && !leaveOut) {
        throw new KitError('roster.misfits', { file: file.fileName, count: String(refused) });
      }
      return keep({ name, fileName: file.fileName, joinBy, columns: [...columns] }, rows);
    },
    create: (name) => keep({ name, fileName: '', joinBy: 'order', columns: [] }, []),
    show: (id) => ({ roster: rosterOf(id), rows: rosters.rows(id) }),
    use: (id) => rosters.use(id === null ? null : rosterOf(id).id),
    edit: (id, position, change) => {
      const row = rosters.rows(rosterOf(id).id).find((candidate) => candidate.position === position);
      if (row === undefined) throw new KitError('roster.no-row', { position: String(position) });
      const changed = changedRow(row, change);
      rosters.write(id, [changed]);
      return changed;
    },
    scan: (id, { serial: text, assetTag }) => {
      const roster = rosterOf(id);
      const read = readSerial(text);
      if (read.kind !== 'serial') throw new KitError('roster.not-a-serial', { text: text.slice(0, 40) });
      const { serial } = read;
      const rows = rosters.rows(id);
      const madeByScanning = roster.fileName === '';
      const row =
        rows.find((candidate) => candidate.serial === serial) ??
        (madeByScanning
          ? { position: (rows.at(-1)?.position ?? 0) + 1, fields: {} }
          : rows.find((candidate) => candidate.serial === undefined));
      if (row === undefined) throw new KitError('roster.full', { name: roster.name, serial });
      const joined = changedRow(row, { serial, ...(assetTag === undefined ? {} : { assetTag: cleanCell(assetTag) }) });
      rosters.write(id, [joined]);
      return joined;
    },
    undo: (id) => {
      if (!rosters.undo(rosterOf(id).id)) throw new KitError('roster.nothing-to-undo');
    },
    remove: (id) => {
      rosters.remove(rosterOf(id).id);
    },
    purge: (days) => rosters.removeOlder(new Date(clock.now().getTime() - days * dayMs).toISOString()),
    valuesOf: (device) => {
      const found = rowFor(device);
      return found === undefined ? {} : valuesIn(found.row);
    },
    awaitsClaim: (device) => {
      const found = rowFor(device);
      return found !== undefined && device.serial !== undefined && found.row.serial !== device.serial;
    },
    claim: ({ serial, slot }) => {
      const found = rowFor({ serial, slot });
      if (found === undefined || serial === undefined || found.row.serial === serial) return;
      rosters.write(found.rosterId, [changedRow(found.row, { serial: readSerialStrictly(serial) })]);
    },
  };
}

/** One that a device told. */
function readSerialStrictly(text: string) {
  const read = readSerial(text);
  if (read.kind !== 'serial') throw new KitError('roster.not-a-serial', { text: text.slice(0, 40) });
  return read.serial;
}
