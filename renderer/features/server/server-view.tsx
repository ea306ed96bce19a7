import { useEditing } from './editing.ts';
import { ServerEditor } from './server-editor.tsx';
import { ServerList } from './server-list.tsx';

/** Step 1: which MDM devices enroll in. */
export function ServerView() {
  const task = useEditing((editing) => editing.task);
  return task === undefined ? <ServerList /> : <ServerEditor task={task} />;
}
