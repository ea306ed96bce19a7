import { create } from 'zustand';
import { type BlueprintDraft, type BlueprintTask, newDraft } from './draft.ts';

const empty = newDraft({ organizationId: undefined, serverId: undefined, language: 'ja' });

/** The form that is open; it outlives a walk to another step. */
export const useEditing = create<{ readonly task: BlueprintTask | undefined; readonly draft: BlueprintDraft }>(() => ({
  task: undefined,
  draft: empty,
}));

export function openEditor(task: BlueprintTask, draft: BlueprintDraft): void {
  useEditing.setState({ task, draft });
}

export function changeDraft(change: Partial<BlueprintDraft>): void {
  useEditing.setState(({ draft }) => ({ draft: { ...draft, ...change } }));
}

export function closeEditor(): void {
  useEditing.setState({ task: undefined, draft: empty });
}
