import { IconAlertCircle, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { RosterFinding } from '../../../../shared/domain/roster.ts';
import { rosterText } from '../../../../shared/texts/rosters.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import formClasses from '../../../ui/form.module.css';
import classes from './roster.module.css';
import { rosterTexts } from './roster-texts.ts';

const icons = { refuse: IconAlertTriangle, warn: IconAlertCircle, note: IconInfoCircle };
/** As many as anybody reads; the rest is counted. */
const shown = 20;

/** What was noticed in a list, line by line, each with its cure. */
export function RosterFindings({
  findings,
  more,
}: {
  readonly findings: readonly RosterFinding[];
  readonly more: number;
}) {
  const t = useTexts(rosterTexts);
  const language = useLanguage();
  if (findings.length === 0) return <div className={formClasses.hint}>{t('read.fine')}</div>;
  const rest = findings.length - Math.min(shown, findings.length) + more;
  return (
    <>
      <ul className={classes.list}>
        {findings.slice(0, shown).map(({ level, finding, cure, line }) => {
          const Icon = icons[level];
          return (
            <li key={`${line} ${finding.code} ${JSON.stringify(finding.params)}`} className={classes.finding}>
              <Icon size={18} aria-hidden />
              <div>
                {line !== undefined && <strong>{t('read.line', { line })} </strong>}
                {rosterText(finding, language)}
                {cure !== undefined && <div className={formClasses.hint}>{rosterText(cure, language)}</div>}
              </div>
            </li>
          );
        })}
      </ul>
      {rest > 0 && <div className={formClasses.hint}>{t('read.more', { count: rest })}</div>}
    </>
  );
}
