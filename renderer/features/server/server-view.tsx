import { useMayAct } from '../../state/connection-store.ts';
import { useRouteParam } from '../../state/route-store.ts';
import { useEditing } from './editing.ts';
import { GroupImportPage } from './files/group-import.tsx';
import { MdmPage } from './mdm/mdm-page.tsx';
import { ServerEditor } from './server-editor.tsx';
import { ServerList } from './server-list.tsx';

/** Step 1: which MDM devices enroll in, and what the station shares with it. */
export function ServerView() {
  const task = useEditing((editing) => editing.task);
  const linked = useRouteParam('mdm');
  const isImporting = useRouteParam('import') === 'groups';
  // A form that is open when helper mode begins waits for its operator.
  const mayAct = useMayAct();
  if (linked !== undefined) return <MdmPage key={linked} serverId={linked} />;
  if (isImporting) return <GroupImportPage />;
  return task === undefined || !mayAct ? <ServerList /> : <ServerEditor task={task} />;
}
