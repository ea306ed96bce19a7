import type { ImportReport } from '../../../../shared/domain/backend.ts';
import { checkText } from '../../../../shared/texts/checks/check-text.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { Facts } from '../../../ui/facts.tsx';
import classes from './files.module.css';
import { filesTexts } from './files-texts.ts';

/** Names beyond these are counted only; the device's own record tells the rest. */
const shownNames = 12;

/** What a console's device list tells: who was found by what, what becomes of the records, which traps it shows. */
export function ImportReportView({ report }: { readonly report: ImportReport }) {
  const t = useTexts(filesTexts);
  const language = useLanguage();
  const { rows, matchedBy, matched, confirmed, contradicted, ambiguous, licences, warnings, layout } = report;
  const named = (serials: readonly string[]) => {
    if (serials.length === 0) return t('devices.none');
    const shown = serials.slice(0, shownNames).join(', ');
    const names = serials.length > shownNames ? `${shown}, …` : shown;
    return t('devices', { count: serials.length, names });
  };
  const doubtful = ambiguous.map(({ serial, by, rows: candidates }) =>
    t('ambiguous.one', { serial, by: t(`by.${by}`), rows: candidates }),
  );
  return (
    <div className={classes.report}>
      <Facts
        items={[
          [t('fact.encoding'), t(`encoding.${layout.encoding}`)],
          [t('fact.rows'), t('rows', { count: rows })],
          [
            t('fact.matched'),
            t('matched-by', {
              count: matched,
              serial: matchedBy.serial,
              mac: matchedBy.wifiMac,
              name: matchedBy.name,
            }),
          ],
          [t('fact.confirmed'), named(confirmed)],
          [t('fact.contradicted'), named(contradicted)],
          [t('fact.ambiguous'), doubtful.length === 0 ? undefined : named(doubtful)],
          [t('fact.licences'), licences === undefined ? undefined : licencesText(licences)],
        ]}
      />
      {warnings.length > 0 && (
        <ul className={classes.traps} aria-label={t('traps')}>
          {warnings.map((warning) => (
            <li key={warning.code}>{checkText(warning, language)}</li>
          ))}
        </ul>
      )}
    </div>
  );

  function licencesText({ used, limit }: NonNullable<ImportReport['licences']>): string {
    return limit === undefined ? t('licences', { used }) : t('licences.of', { used, limit });
  }
}
