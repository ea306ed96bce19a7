import type { CheckResult } from '../../shared/domain/check.ts';
import { useLanguage } from '../i18n/use-texts.ts';
import { CheckMark } from './check-mark.tsx';
import { checkWords } from './check-words.ts';
import { CureButton } from './cure-button.tsx';
import classes from './finding-list.module.css';

/** Findings of the checks in plain words, each with its cure. */
export function FindingList({ results }: { readonly results: readonly CheckResult[] }) {
  const language = useLanguage();
  return (
    <ul className={classes.list}>
      {results.map((result) => {
        const { id, status, finding, cure, source } = result;
        const text = checkWords(finding, language);
        return (
          <li key={`${id} ${text}`} className={classes.item}>
            <CheckMark status={status} />
            <div>
              {text}
              {cure !== undefined && <div className={classes.cure}>{checkWords(cure, language)}</div>}
              {source !== undefined && status !== 'pass' && <div className={classes.cure}>({source})</div>}
            </div>
            <CureButton result={result} />
          </li>
        );
      })}
    </ul>
  );
}
