import { createKeptForm } from '../../state/kept-form.ts';
import { draftSchema, newDraft, type ProfileDraft, type ProfileTask, taskSchema, withoutSecrets } from './draft.ts';

/** The form that is open; it outlives a walk to another view and, but for what is secret in it, a reload. */
export const {
  useForm: useEditing,
  open: openEditor,
  change: changeDraft,
  close: closeEditor,
} = createKeptForm<ProfileTask, ProfileDraft>({
  name: 'profile',
  empty: newDraft,
  task: taskSchema,
  draft: draftSchema,
  withoutSecrets,
});
