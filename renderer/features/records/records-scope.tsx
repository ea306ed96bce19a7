import { agoText } from '../../i18n/ago.ts';
import { useLanguage, useTexts } from '../../i18n/use-texts.ts';
import { useNow } from '../../state/use-now.ts';
import type { RecordFilter } from './record-rows.ts';
import { recordsTexts } from './texts.ts';

type RecordsScopeProps = {
  readonly counts: Readonly<Record<RecordFilter, number>>;
  /** When the record that waits longest was made. */
  readonly oldest: string | undefined;
};

/** How many wait, are parked, arrived; and how long the oldest has waited. */
export function RecordsScope({ counts, oldest }: RecordsScopeProps) {
  const t = useTexts(recordsTexts);
  const language = useLanguage();
  const now = useNow(30_000);
  return [
    counts.queue > 0 && t('scope.queue', { count: counts.queue }),
    oldest !== undefined && t('scope.oldest', { ago: agoText(oldest, now, language) ?? t('just-now') }),
    counts.parked > 0 && t('scope.parked', { count: counts.parked }),
    t('scope.delivered', { count: counts.delivered }),
  ]
    .filter((part) => part !== false)
    .join(' · ');
}
