import { createKeptForm } from '../../state/kept-form.ts';
import { type BlueprintDraft, type BlueprintTask, draftSchema, newDraft, taskSchema, withoutSecrets } from './draft.ts';

/** The form that is open; it outlives a walk to another step and, but for profiles not saved yet, a reload. */
export const {
  useForm: useEditing,
  open: openEditor,
  change: changeDraft,
  close: closeEditor,
} = createKeptForm<BlueprintTask, BlueprintDraft>({
  name: 'blueprint',
  empty: newDraft({ organizationId: undefined, serverId: undefined, language: 'ja' }),
  task: taskSchema,
  draft: draftSchema,
  withoutSecrets,
});
