import type { CheckReport } from '../../../shared/domain/check.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { Query } from '../../state/use-query.ts';
import { CheckMark } from '../../ui/check-mark.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Finding } from './finding.tsx';
import { inOrderOfNeed, readinessOf } from './readiness.ts';
import classes from './settings.module.css';
import { settingsTexts } from './texts.ts';

/** *Station ready?* – every check with what it found and how to mend it. */
export function Doctor({ report }: { readonly report: Query<CheckReport> }) {
  const { data, loading, problem, reload } = report;
  return (
    <div aria-busy={loading}>
      <ErrorNote problem={problem} onRetry={reload} />
      {data === undefined && problem === undefined && <Loading rows={5} />}
      {data !== undefined && (
        <>
          <Summary report={data} />
          <ul className={classes.findings}>
            {inOrderOfNeed(data.results).map((result, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one check may have several findings
              <Finding key={`${result.id} ${index}`} result={result} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Summary({ report }: { readonly report: CheckReport }) {
  const t = useTexts(settingsTexts);
  const readiness = readinessOf(report.results);
  return (
    <p className={classes.summary} data-readiness={readiness.key} role="status">
      <CheckMark status={readiness.key === 'all-well' ? 'pass' : readiness.key} size={22} />
      {readiness.key === 'all-well' ? t('ready.all-well') : t(`ready.${readiness.key}`, { count: readiness.count })}
    </p>
  );
}
