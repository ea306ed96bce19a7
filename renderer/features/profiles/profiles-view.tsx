import { useMayAct } from '../../state/connection-store.ts';
import { useEditing } from './editing.ts';
import { ProfileEditor } from './editor/profile-editor.tsx';
import { ProfilesList } from './profiles-list.tsx';

/** The configuration profiles that the station keeps: what they do, made and changed here. */
export function ProfilesView() {
  const task = useEditing((editing) => editing.task);
  const mayAct = useMayAct();
  return task === undefined || !mayAct ? <ProfilesList /> : <ProfileEditor task={task} />;
}
