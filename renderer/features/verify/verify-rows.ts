import type { EnrollmentRecord } from '../../../shared/domain/record.ts';
import type { RunView } from '../../../shared/domain/run.ts';
import { type DayGroup, dayGroup } from '../../state/day.ts';
import { type DeviceState, needsYou, runState } from '../../state/device-state.ts';

export const verifyGroups = ['needs', 'tap', 'waiting', 'done', 'given-up'] as const;
/** `tap`: the device's own screen has to be touched; `waiting`: time or the network alone goes on. */
export type VerifyGroup = (typeof verifyGroups)[number];

export const verifyFilters = ['all', 'needs-me', 'waiting', 'done'] as const;
export type VerifyFilter = (typeof verifyFilters)[number];

const isShownBy: Readonly<Record<VerifyFilter, (row: VerifyRow) => boolean>> = {
  all: () => true,
  'needs-me': ({ day }) => day === 'needs-you',
  waiting: ({ group }) => group === 'waiting',
  done: ({ group }) => group === 'done',
};

export type VerifyRow = {
  readonly run: RunView;
  readonly group: VerifyGroup;
  readonly state: DeviceState;
  /** Where the day bar counts it. */
  readonly day: DayGroup | undefined;
  /** Of this run, in no order. */
  readonly records: readonly EnrollmentRecord[];
  /** Since when it stands where it stands. */
  readonly since: string;
};

/**
 * The devices whose newest run ended or waits for a person: who needs one first, then in the order of the room.
 * @param midnight before today, in milliseconds since 1970
 */
export function verifyRows(
  newestRuns: Iterable<RunView>,
  recordsOfRun: ReadonlyMap<string, readonly EnrollmentRecord[]>,
  midnight: number,
): readonly VerifyRow[] {
  const rows = [...newestRuns]
    .map((run) => {
      const records = recordsOfRun.get(run.runId) ?? none;
      const state = runState(run) ?? 'idle';
      return { run, records, group: groupOf(run), state, day: dayGroup(run, midnight), since: sinceOf(run, records) };
    })
    .filter(({ run, day }) => run.phase === 'ended' || day === 'needs-you');
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
  if (run.verdict === 'waiting-for-device') return 'tap';
  if (needsYou(state)) return 'needs';
  return state === 'waiting' ? 'waiting' : 'done';
}

function sinceOf(run: RunView, records: readonly EnrollmentRecord[]): string {
  const proof = records.find(({ kind }) => kind === run.verdict);
  return proof?.at ?? run.endedAt ?? run.waitingSince ?? run.startedAt;
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
    (row) =>
      isShownBy[filter](row) &&
      (day === undefined || row.day === day) &&
      (sought === '' || [row.run.serial, row.run.name, row.run.slot, row.run.udid].some((word) => holds(word, sought))),
  );
}

function holds(word: string | undefined, sought: string): boolean {
  return word?.toLowerCase().includes(sought) === true;
}

export function countByFilter(rows: readonly VerifyRow[]): Readonly<Record<VerifyFilter, number>> {
  const count = (filter: VerifyFilter) => rows.filter(isShownBy[filter]).length;
  return { all: rows.length, 'needs-me': count('needs-me'), waiting: count('waiting'), done: count('done') };
}

/** Runs that another look can move: a watch goes with every prepared run, and a final verdict stays. */
export function openRuns(rows: readonly VerifyRow[]): readonly RunView[] {
  return rows
    .map(({ run }) => run)
    .filter(({ end, verdict }) => end === 'prepared' && verdict !== 'verified' && verdict !== 'supervised-only');
}
