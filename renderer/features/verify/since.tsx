import { Tooltip } from '@mantine/core';
import { agoText } from '../../i18n/ago.ts';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useNow } from '../../state/use-now.ts';
import { verifyTexts } from './texts.ts';

/** How long ago; the exact time on hover. */
export function Since({ at }: { readonly at: string }) {
  const t = useTexts(verifyTexts);
  const { language, dateTime } = useFormats();
  const now = useNow(30_000);
  return (
    <Tooltip label={dateTime(at)}>
      <time dateTime={at}>{agoText(at, now, language) ?? t('just-now')}</time>
    </Tooltip>
  );
}
