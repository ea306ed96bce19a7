import { useChanged } from '../../state/changes-store.ts';
import { useNow } from '../../state/use-now.ts';
import { useQuery } from '../../state/use-query.ts';

const everyMs = 60_000;

/** A campaign as it stands, asked for again whenever one was worked on, and every minute: deadlines pass. */
export function useCampaign(id: string) {
  const now = useNow(everyMs);
  const occasion = useChanged('campaigns') + Math.floor(now.getTime() / everyMs);
  const { data, problem, loading, reload } = useQuery('campaigns.show', { id }, occasion);
  return { campaign: data, problem, loading, reload };
}
