import { useCommand } from '../../state/use-command.ts';
import { useItemSaved } from '../../ui/use-item-saved.ts';
import { newServerFrom, type ServerDraft, type ServerTask, serverChangeFrom } from './draft.ts';
import { closeEditor } from './editing.ts';

/** Sends the form and, once it is kept, closes it: its secrets are gone from here then. */
export function useSaveServer() {
  const saved = useItemSaved(closeEditor);
  const save = useCommand('servers.save');
  const change = useCommand('servers.change');

  const send = (draft: ServerDraft, task: ServerTask) => {
    if (task.kind === 'new') {
      const checked = newServerFrom(draft);
      return checked.ok ? save.run(checked.input) : undefined;
    }
    const checked = serverChangeFrom(draft, task);
    return checked.ok ? change.run(checked.input) : undefined;
  };

  return {
    run: async (draft: ServerDraft, task: ServerTask) => saved(await send(draft, task)),
    pending: save.pending || change.pending,
    problem: save.problem ?? change.problem,
    reset: () => {
      save.reset();
      change.reset();
    },
  };
}
