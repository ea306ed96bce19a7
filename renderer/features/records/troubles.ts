import type { Problem } from '../../../shared/domain/run.ts';
import type { StationStatus } from '../../../shared/domain/station.ts';
import type { RecordRow } from '../../state/records-store.ts';

/** A server that something must be mended for before its records go on. */
export type Trouble = {
  readonly serverId: string;
  readonly server: string;
  /** Why nothing is sent to it at all; absent when only single records are parked. */
  readonly problem: Problem | undefined;
  readonly parked: number;
};

/** Servers that rest first, then those that refused records. */
export function troublesOf(paused: StationStatus['records']['paused'], rows: Iterable<RecordRow>): readonly Trouble[] {
  const troubles = new Map<string, Trouble>();
  for (const { serverId, server, problem } of paused) troubles.set(serverId, { serverId, server, problem, parked: 0 });
  for (const { record, delivery } of rows) {
    const { serverId, status } = delivery;
    if (status !== 'parked' || serverId === undefined) continue;
    const known = troubles.get(serverId) ?? {
      serverId,
      server: record.server?.name ?? '',
      problem: undefined,
      parked: 0,
    };
    troubles.set(serverId, { ...known, parked: known.parked + 1 });
  }
  return [...troubles.values()];
}
