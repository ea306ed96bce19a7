import { Button } from '@mantine/core';
import type { CheckResult } from '../../../shared/domain/check.ts';
import { checkText } from '../../../shared/texts/checks/check-text.ts';
import { useLanguage, useTexts } from '../../i18n/use-texts.ts';
import { goTo } from '../../state/route-store.ts';
import { CheckMark } from '../../ui/check-mark.tsx';
import { cureViewOf } from './readiness.ts';
import classes from './settings.module.css';
import { settingsTexts } from './texts.ts';

/** What one check found, and the cure. */
export function Finding({ result }: { readonly result: CheckResult }) {
  const t = useTexts(settingsTexts);
  const language = useLanguage();
  const view = cureViewOf(result);
  return (
    <li className={classes.finding} data-status={result.status}>
      <CheckMark status={result.status} />
      <div className={classes.findingText}>
        <div className={classes.found}>{checkText(result.finding, language)}</div>
        {result.cure !== undefined && <div>{checkText(result.cure, language)}</div>}
      </div>
      {view !== undefined && (
        <Button variant="default" onClick={() => goTo(view)}>
          {t(`go.${view}`)}
        </Button>
      )}
    </li>
  );
}
