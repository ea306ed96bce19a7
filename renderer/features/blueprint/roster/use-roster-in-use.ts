import type { Roster, RosterColumn } from '../../../../shared/domain/roster.ts';
import { useMayAct } from '../../../state/connection-store.ts';
import { useQuery } from '../../../state/use-query.ts';

/** The roster whose values go into names now, for those who may see rosters. */
export function useRosterInUse(): Roster | undefined {
  const mayAct = useMayAct();
  const { data } = useQuery('rosters.list', mayAct ? {} : undefined);
  return data?.find(({ inUse }) => inUse);
}

const ownColumns = ['serial', 'slot', 'assetTag'];

/** The columns that templates spell with `roster.` before them. */
export function rosterFields(roster: Roster | undefined): readonly RosterColumn[] {
  return roster?.columns.filter(({ key }) => !ownColumns.includes(key)).slice(0, 8) ?? [];
}
