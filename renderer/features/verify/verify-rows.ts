import type { EnrollmentRecord } from '../../../shared/domain/record.ts';
import type { RunView } from '../../../shared/domain/run.ts';
import { type DayGroup, dayGroup } from '../../state/day.ts';
import { type DeviceState, needsYou, runState } from '../../state/device-state.ts';

export const verifyGroups = ['needs', 'tap', 'waiting', 'done', 'given-up'] as const;
/** `tap`: the device's own screen has to be touched; `waiting`: time or the network alone goes on. */
export type VerifyGroup = (typeof verifyGroups)[number];

export const verifyFilters = ['all', 'needs-me', 'waiting', 'done'] as const;
export type VerifyFilter = (typeof verifyFilters)[number];

const shownBy: Readonly<Record<VerifyFilter, readonly VerifyGroup[]>> = {
  all: verifyGroups,
  'needs-me': ['needs', 'tap'],
  waiting: ['waiting'],
  done: ['done'],
};

export type VerifyRow = {
  readonly run: RunView;
  readonly group: VerifyGroup;
  readonly state: DeviceState;
  /** Of this run, in no order. */
  readonly records: readonly EnrollmentRecord[];
  /** Since when it stands where it stands. */
  readonly since: string;
};

/** The devices whose newest run ended: who needs a person first, then in the order of the room. */
export function verifyRows(
  newestRuns: Iterable<RunView>,
  recordsOfRun: ReadonlyMap<string, readonly EnrollmentRecord[]>,
): readonly VerifyRow[] {
  const rows = [...newestRuns]
    .filter(({ phase }) => phase === 'ended')
    .map((run) => {
      const records = recordsOfRun.get(run.runId) ?? none;
      return { run, records, group: groupOf(run), state: runState(run) ?? 'idle', since: sinceOf(run, records) };
    });
  return rows.sort(
    (left, right) =>
      verifyGroups.indexOf(left.group) - verifyGroups.indexOf(right.group) ||
      inRoom.compare(left.run.slot ?? '￿', right.run.slot ?? '￿') ||
      (left.run.serial ?? left.run.deviceKey).localeCompare(right.run.serial ?? right.run.deviceKey),
  );
}

const none: readonly EnrollmentRecord[] = [];
const inRoom = new Intl.Collator('ja', { numeric: true });

function groupOf(run: RunView): VerifyGroup {
  const state = runState(run);
  if (state === undefined) return 'given-up';
  if (needsYou(state)) return 'needs';
  if (run.verdict === 'waiting-for-device') return 'tap';
  return state === 'waiting' ? 'waiting' : 'done';
}

function sinceOf(run: RunView, records: readonly EnrollmentRecord[]): string {
  const proof = records.find(({ kind }) => kind === run.verdict);
  return proof?.at ?? run.endedAt ?? run.startedAt;
}

export function byRun(records: Iterable<EnrollmentRecord>): ReadonlyMap<string, readonly EnrollmentRecord[]> {
  const grouped = new Map<string, EnrollmentRecord[]>();
  for (const record of records) {
    const others = grouped.get(record.runId);
    if (others === undefined) grouped.set(record.runId, [record]);
    else others.push(record);
  }
  return grouped;
}

export type Wanted = { readonly filter: VerifyFilter; readonly text: string; readonly day: DayGroup | undefined };

export function wantedRows(rows: readonly VerifyRow[], { filter, text, day }: Wanted): readonly VerifyRow[] {
  const sought = text.trim().toLowerCase();
  return rows.filter(
    ({ run, group }) =>
      shownBy[filter].includes(group) &&
      (day === undefined || dayGroup(run) === day) &&
      (sought === '' || [run.serial, run.name, run.slot, run.udid].some((word) => holds(word, sought))),
  );
}

function holds(word: string | undefined, sought: string): boolean {
  return word?.toLowerCase().includes(sought) === true;
}

export function countByFilter(rows: readonly VerifyRow[]): Readonly<Record<VerifyFilter, number>> {
  const count = (filter: VerifyFilter) => rows.filter(({ group }) => shownBy[filter].includes(group)).length;
  return { all: rows.length, 'needs-me': count('needs-me'), waiting: count('waiting'), done: count('done') };
}

/** Runs that another look can move: a watch goes with every prepared run, and a final verdict stays. */
export function openRuns(rows: readonly VerifyRow[]): readonly RunView[] {
  return rows
    .map(({ run }) => run)
    .filter(({ end, verdict }) => end === 'prepared' && verdict !== 'verified' && verdict !== 'supervised-only');
}
