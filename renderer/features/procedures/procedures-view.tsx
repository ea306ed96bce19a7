import { useRouteParam } from '../../state/route-store.ts';
import { CampaignPage } from './campaign-page.tsx';
import { ProcedureList } from './procedure-list.tsx';

/** Procedures over many devices: those there are, or the one that is open. */
export function ProceduresView() {
  const id = useRouteParam('id');
  return id === undefined ? <ProcedureList /> : <CampaignPage key={id} id={id} />;
}
