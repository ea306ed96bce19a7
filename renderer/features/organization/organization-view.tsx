import { useMayAct } from '../../state/connection-store.ts';
import { useEditing } from './editing.ts';
import { OrganizationEditor } from './organization-editor.tsx';
import { OrganizationList } from './organization-list.tsx';

/** Step 2: who the devices belong to, and the identity that supervises them. */
export function OrganizationView() {
  const task = useEditing((editing) => editing.task);
  // A form that is open when helper mode begins waits for its operator.
  const mayAct = useMayAct();
  return task === undefined || !mayAct ? <OrganizationList /> : <OrganizationEditor task={task} />;
}
