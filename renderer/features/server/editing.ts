import { create } from 'zustand';
import { emptyDraft, type ServerDraft, type ServerTask } from './draft.ts';

/** The form that is open. It outlives a walk to another step, never the window: it may hold a password. */
export const useEditing = create<{ readonly task: ServerTask | undefined; readonly draft: ServerDraft }>(() => ({
  task: undefined,
  draft: emptyDraft,
}));

export function openEditor(task: ServerTask, draft: ServerDraft): void {
  useEditing.setState({ task, draft });
}

export function changeDraft(change: Partial<ServerDraft>): void {
  useEditing.setState(({ draft }) => ({ draft: { ...draft, ...change } }));
}

export function closeEditor(): void {
  useEditing.setState({ task: undefined, draft: emptyDraft });
}
