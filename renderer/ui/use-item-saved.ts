import { useTexts } from '../i18n/use-texts.ts';
import { reloadLibrary } from '../state/library-store.ts';
import { formTexts } from './form-texts.ts';
import { announce } from './live-region.tsx';

/** What follows once the station keeps an item: it is said, the lists are read anew, the form closes. */
export function useItemSaved(closeForm: () => void) {
  const t = useTexts(formTexts);
  /** @param saved `undefined`: it was not kept, and the form stays. */
  return async (saved: { readonly name: string } | undefined): Promise<void> => {
    if (saved === undefined) return;
    announce(t('saved', { name: saved.name }));
    await reloadLibrary().catch(() => undefined);
    closeForm();
  };
}
