import { agoText } from '../../../i18n/ago.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useNow } from '../../../state/use-now.ts';
import { fleetTexts } from '../texts.ts';

/** How old something is that we know; it ages while one looks. */
export function KnownSince({ at }: { readonly at: string }) {
  const t = useTexts(fleetTexts);
  const { language, dateTime } = useFormats();
  const now = useNow(30_000);
  const ago = agoText(at, now, language);
  return (
    <time dateTime={at} title={dateTime(at)}>
      {ago === undefined ? t('just-now') : t('as-of', { ago })}
    </time>
  );
}
