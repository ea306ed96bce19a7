import { createKeptForm } from '../../../state/kept-form.ts';
import { draftSchema, emptyDraft, type FleetDraft, type FleetTask, taskSchema } from './draft.ts';

/** The form that is open; it outlives a walk to another view and a reload. It holds no secret: the PIN is typed later. */
export const {
  useForm: useEditing,
  open: openEditor,
  change: changeDraft,
  close: closeEditor,
} = createKeptForm<FleetTask, FleetDraft>({
  name: 'fleet',
  empty: emptyDraft,
  task: taskSchema,
  draft: draftSchema,
  withoutSecrets: (draft) => draft,
});
