import { useMayAct } from '../../state/connection-store.ts';
import { useRouteParam } from '../../state/route-store.ts';
import { BlueprintEditor } from './blueprint-editor.tsx';
import { BlueprintImport } from './blueprint-import.tsx';
import { BlueprintList } from './blueprint-list.tsx';
import { useEditing } from './editing.ts';
import { useImporting } from './importing.ts';
import { RosterView } from './roster/roster-view.tsx';

/** Step 3: what devices are set up with. */
export function BlueprintView() {
  const task = useEditing((editing) => editing.task);
  const importing = useImporting((store) => store.importing);
  // A form that is open when helper mode begins waits for its operator.
  const mayAct = useMayAct();
  const part = useRouteParam('part');
  if (!mayAct) return <BlueprintList />;
  if (part === 'roster') return <RosterView />;
  if (importing !== undefined) return <BlueprintImport importing={importing} />;
  return task === undefined ? <BlueprintList /> : <BlueprintEditor task={task} />;
}
