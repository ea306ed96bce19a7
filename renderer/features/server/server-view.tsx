import { useMayAct } from '../../state/connection-store.ts';
import { useEditing } from './editing.ts';
import { ServerEditor } from './server-editor.tsx';
import { ServerList } from './server-list.tsx';

/** Step 1: which MDM devices enroll in. */
export function ServerView() {
  const task = useEditing((editing) => editing.task);
  // A form that is open when helper mode begins waits for its operator.
  const mayAct = useMayAct();
  return task === undefined || !mayAct ? <ServerList /> : <ServerEditor task={task} />;
}
