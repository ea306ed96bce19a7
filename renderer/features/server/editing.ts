import { createKeptForm } from '../../state/kept-form.ts';
import { draftSchema, emptyDraft, type ServerDraft, type ServerTask, taskSchema, withoutSecrets } from './draft.ts';

/** The form that is open; it outlives a walk to another step and, but for its secrets, a reload. */
export const {
  useForm: useEditing,
  open: openEditor,
  change: changeDraft,
  close: closeEditor,
} = createKeptForm<ServerTask, ServerDraft>({
  name: 'server',
  empty: emptyDraft,
  task: taskSchema,
  draft: draftSchema,
  withoutSecrets,
});
