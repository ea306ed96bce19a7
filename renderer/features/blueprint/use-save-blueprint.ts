import type { BlueprintInput } from '../../../shared/domain/blueprint.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { reloadLibrary } from '../../state/library-store.ts';
import { useCommand } from '../../state/use-command.ts';
import { formTexts } from '../../ui/form-texts.ts';
import { announce } from '../../ui/live-region.tsx';
import { closeEditor } from './editing.ts';

/** Sends the form and, once it is kept, closes it. */
export function useSaveBlueprint() {
  const t = useTexts(formTexts);
  const { run, pending, problem, reset } = useCommand('blueprints.save');
  return {
    run: async (input: BlueprintInput) => {
      const saved = await run(input);
      if (saved === undefined) return;
      announce(t('saved', { name: saved.name }));
      await reloadLibrary().catch(() => undefined);
      closeEditor();
    },
    pending,
    problem,
    reset,
  };
}
