import { Text } from '@mantine/core';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import classes from './drawer.module.css';
import type { EvidenceItem } from './evidence.ts';
import { evidenceText } from './evidence-text.ts';
import { verifyTexts } from './texts.ts';

/** What is known, from whom, and as of when. */
export function EvidenceList({ items }: { readonly items: readonly EvidenceItem[] }) {
  const t = useTexts(verifyTexts);
  const formats = useFormats();
  if (items.length === 0) return <Text c="dimmed">{t('evidence.none')}</Text>;
  return (
    <table className={classes.evidence} aria-label={t('evidence')}>
      <tbody>
        {items.map((item, index) => {
          const { fact, value, source } = evidenceText(item, formats);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a run may read the same fact back twice
            <tr key={`${item.origin} ${item.fact} ${index}`}>
              <td className={classes.fact}>{fact}</td>
              <td>
                <div className={classes.value}>{value}</div>
                <div className={classes.origin}>
                  {source} · {formats.dateTime(item.asOf)}
                </div>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
