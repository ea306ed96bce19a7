import { createKeptForm } from '../../state/kept-form.ts';
import {
  draftSchema,
  emptyDraft,
  type OrganizationDraft,
  type OrganizationTask,
  taskSchema,
  withoutSecrets,
} from './draft.ts';

/** The form that is open; it outlives a walk to another step and a reload. */
export const {
  useForm: useEditing,
  open: openEditor,
  change: changeDraft,
  close: closeEditor,
} = createKeptForm<OrganizationTask, OrganizationDraft>({
  name: 'organization',
  empty: emptyDraft,
  task: taskSchema,
  draft: draftSchema,
  withoutSecrets,
});
