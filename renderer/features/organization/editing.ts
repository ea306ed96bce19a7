import { create } from 'zustand';
import { emptyDraft, type OrganizationDraft, type OrganizationTask } from './draft.ts';

/** The form that is open; it outlives a walk to another step. */
export const useEditing = create<{ readonly task: OrganizationTask | undefined; readonly draft: OrganizationDraft }>(
  () => ({ task: undefined, draft: emptyDraft }),
);

export function openEditor(task: OrganizationTask, draft: OrganizationDraft): void {
  useEditing.setState({ task, draft });
}

export function changeDraft(change: Partial<OrganizationDraft>): void {
  useEditing.setState(({ draft }) => ({ draft: { ...draft, ...change } }));
}

export function closeEditor(): void {
  useEditing.setState({ task: undefined, draft: emptyDraft });
}
