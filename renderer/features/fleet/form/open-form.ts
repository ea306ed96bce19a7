import { useFleet } from '../../../state/fleet-store.ts';
import { goTo } from '../../../state/route-store.ts';
import { emptyDraft, type FleetTask } from './draft.ts';
import { openEditor } from './editing.ts';
import { forgetPreview } from './preview-store.ts';

type Given = { readonly serverId?: string | undefined; readonly serials?: readonly string[] };

/** Opens the form of an operation on these devices. Nothing is done by it. */
export function openForm(kind: FleetTask['kind'], { serverId, serials = [] }: Given): void {
  const servers = useFleet.getState().listing?.servers ?? [];
  const fallback = servers.find(({ offers }) => kind === 'method' || offers.includes(kind))?.serverId ?? '';
  forgetPreview();
  openEditor({ kind }, { ...emptyDraft, serverId: serverId ?? fallback, serials: serials.join('\n') });
  goTo('fleet');
}
