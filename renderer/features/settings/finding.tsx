import type { CheckResult } from '../../../shared/domain/check.ts';
import { checkText } from '../../../shared/texts/checks/check-text.ts';
import { useLanguage } from '../../i18n/use-texts.ts';
import { CheckMark } from '../../ui/check-mark.tsx';
import { CureButton } from '../../ui/cure-button.tsx';
import classes from './settings.module.css';

/** What one check found, and the cure. */
export function Finding({ result }: { readonly result: CheckResult }) {
  const language = useLanguage();
  return (
    <li className={classes.finding} data-status={result.status}>
      <CheckMark status={result.status} />
      <div className={classes.findingText}>
        <div className={classes.found}>{checkText(result.finding, language)}</div>
        {result.cure !== undefined && <div>{checkText(result.cure, language)}</div>}
      </div>
      <CureButton result={result} />
    </li>
  );
}
