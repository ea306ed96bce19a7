import type { LibraryProfile } from '../../../shared/domain/profile.ts';
import type { Translate } from '../../i18n/define-texts.ts';
import type { profileTexts } from './texts.ts';

/** How a profile leaves a device again. */
export function removalWords(
  { disallowed, password, at, after }: LibraryProfile['removal'],
  t: Translate<typeof profileTexts>,
): string {
  const parts = [
    ...(disallowed ? [t('removal.disallowed')] : []),
    ...(password ? [t('removal.password')] : []),
    ...(at === undefined ? [] : [t('removal.at', { date: at.slice(0, 10) })]),
    ...(after === undefined ? [] : [t('removal.after', { hours: Math.round(after / 3600) })]),
  ];
  return parts.length === 0 ? t('removal.free') : parts.join(' · ');
}
