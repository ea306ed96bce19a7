import { useEditing } from './editing.ts';
import { OrganizationEditor } from './organization-editor.tsx';
import { OrganizationList } from './organization-list.tsx';

/** Step 2: who the devices belong to, and the identity that supervises them. */
export function OrganizationView() {
  const task = useEditing((editing) => editing.task);
  return task === undefined ? <OrganizationList /> : <OrganizationEditor task={task} />;
}
