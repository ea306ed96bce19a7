import { BlueprintEditor } from './blueprint-editor.tsx';
import { BlueprintList } from './blueprint-list.tsx';
import { useEditing } from './editing.ts';

/** Step 3: what devices are set up with. */
export function BlueprintView() {
  const task = useEditing((editing) => editing.task);
  return task === undefined ? <BlueprintList /> : <BlueprintEditor task={task} />;
}
