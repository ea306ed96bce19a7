import { useTexts } from '../i18n/use-texts.ts';
import { useConnection, useMayAct, useMayHelp, useOnline } from '../state/connection-store.ts';
import { uiTexts } from './texts.ts';

/** Why a control of this window cannot be used now, in words; nothing when it can. */
export function useRefusal(options: { readonly helperToo?: boolean } = {}): string | undefined {
  const t = useTexts(uiTexts);
  const online = useOnline();
  const mayAct = useMayAct();
  const mayHelp = useMayHelp();
  const isObserver = useConnection(({ greeting }) => greeting?.role === 'observer');
  if (!online) return t('away-only');
  if (options.helperToo === true ? mayHelp : mayAct) return undefined;
  return isObserver ? t('observer-only') : t('helper-only');
}
