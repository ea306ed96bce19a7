import { create } from 'zustand';
import type { RunView } from '../../shared/domain/run.ts';
import { needsYou, runState } from './device-state.ts';

export const dayGroups = ['done', 'running', 'needs-you', 'waiting'] as const;
export type DayGroup = (typeof dayGroups)[number];

export type DayFigures = Readonly<Record<DayGroup, number>> & {
  /** Devices kitted per hour, over the last hour; `undefined` while there is too little to tell. */
  readonly perHour: number | undefined;
};

const hourMs = 3_600_000;
/** Before this much work, a rate would only jump. */
const leastForRate = { runs: 3, ms: 60_000 };

/** Counts devices by their newest run. */
export function dayFigures(newestRuns: Iterable<RunView>, now: Date): DayFigures {
  const midnight = midnightOf(now);
  const figures = { done: 0, running: 0, 'needs-you': 0, waiting: 0 };
  let recent = 0;
  let first = now.getTime();
  for (const run of newestRuns) {
    const group = dayGroup(run, midnight);
    if (group !== undefined) figures[group] += 1;
    const ended = run.endedAt === undefined ? undefined : Date.parse(run.endedAt);
    if (run.end === 'prepared' && ended !== undefined && ended > now.getTime() - hourMs) {
      recent += 1;
      first = Math.min(first, Date.parse(run.startedAt));
    }
  }
  const span = Math.min(hourMs, now.getTime() - first);
  const isEnough = recent >= leastForRate.runs && span >= leastForRate.ms;
  return { ...figures, perHour: isEnough ? Math.round((recent * hourMs) / span) : undefined };
}

/** The one rule of who is counted where: day bar, bench and Verify ask here. `undefined`: nothing of this day. */
export function dayGroup(run: RunView, midnight: number): DayGroup | undefined {
  const state = isOfToday(run, midnight) ? runState(run) : undefined;
  if (state === undefined) return undefined;
  if (needsYou(state)) return 'needs-you';
  return state === 'done' || state === 'running' || state === 'waiting' ? state : undefined;
}

/**
 * @returns whether a run says something about the device as it is today. A failure belongs to its day; an enrollment that
 * is not proven, or was contradicted, stays open until it is settled.
 */
export function isOfToday(run: RunView | undefined, midnight: number): run is RunView {
  if (run === undefined) return false;
  return run.phase !== 'ended' || Date.parse(run.startedAt) >= midnight || isEnrollmentOpen(run);
}

function isEnrollmentOpen({ end, verdict }: RunView): boolean {
  return end === 'prepared' && (verdict === 'contradicted' || verdict?.startsWith('waiting-') === true);
}

export function midnightOf(now: Date): number {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
}

/** The group that the day bar was clicked on: Apply and Verify show its devices only. */
export const useDayFilter = create<{ readonly group: DayGroup | undefined }>(() => ({ group: undefined }));

export function toggleDayFilter(group: DayGroup): void {
  useDayFilter.setState((now) => ({ group: now.group === group ? undefined : group }));
}
