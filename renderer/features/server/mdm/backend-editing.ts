import { createKeptForm } from '../../../state/kept-form.ts';
import {
  type BackendDraft,
  type BackendTask,
  backendDraftSchema,
  backendTaskSchema,
  emptyBackendDraft,
  withoutKeys,
} from './backend-draft.ts';

/** The form that is open; it outlives a walk to another view and, but for its keys, a reload. */
export const {
  useForm: useBackendForm,
  open: openBackendForm,
  change: changeBackend,
  close: closeBackendForm,
} = createKeptForm<BackendTask, BackendDraft>({
  name: 'backend',
  empty: emptyBackendDraft,
  task: backendTaskSchema,
  draft: backendDraftSchema,
  withoutSecrets: withoutKeys,
});
