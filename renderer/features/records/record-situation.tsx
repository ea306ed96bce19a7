import type { Delivery } from '../../../shared/domain/record.ts';
import { problemText } from '../../../shared/texts/problem-text.ts';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import classes from './records.module.css';
import { recordsTexts } from './texts.ts';

type RecordSituationProps = {
  readonly delivery: Delivery;
  /** Where it goes; without one there is nobody to take it. */
  readonly server: string | undefined;
};

/** How a record's delivery stands, in words: the last problem, what to do, how often and when it is tried. */
export function RecordSituation({ delivery, server }: RecordSituationProps) {
  const t = useTexts(recordsTexts);
  const { language, time } = useFormats();
  const { status, attempts, nextAttemptAt, lastProblem } = delivery;
  if (status === 'delivered') {
    return server === undefined ? null : <span className={classes.soft}>{t('arrived', { server })}</span>;
  }
  if (status === 'kept') return <span className={classes.soft}>{t('kept-why')}</span>;
  const problem = lastProblem === undefined ? undefined : problemText(lastProblem, language);
  const tries = [
    attempts > 0 && t('tries', { count: attempts }),
    status === 'pending' && nextAttemptAt !== undefined && t('next-try', { time: time(nextAttemptAt) }),
    status === 'pending' && attempts === 0 && problem === undefined && t('waits-for-turn'),
  ].filter((part) => part !== false);
  return (
    <>
      {problem !== undefined && (
        <div>
          <span className={classes.what}>{problem.what}</span> {problem.next}
        </div>
      )}
      {tries.length > 0 && <div className={classes.soft}>{tries.join(' ')}</div>}
    </>
  );
}
