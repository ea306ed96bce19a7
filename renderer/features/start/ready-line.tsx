import { Anchor } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import { hrefOf } from '../../state/route-store.ts';
import { useQuery } from '../../state/use-query.ts';
import { CheckMark } from '../../ui/check-mark.tsx';
import { FindingList } from '../../ui/finding-list.tsx';
import classes from './start.module.css';
import { startTexts } from './texts.ts';

/** Whether the station itself is ready; what is not comes with its cure. Nothing is said while nobody knows. */
export function ReadyLine() {
  const t = useTexts(startTexts);
  const { data } = useQuery('checks.run', { when: 'doctor' });
  const failed = data?.results.filter(({ status }) => status === 'fail') ?? [];
  return (
    <div aria-live="polite">
      {data !== undefined && (
        <div className={classes.ready}>
          <CheckMark status={data.ok ? 'pass' : 'fail'} />
          <span>{data.ok ? t('ready.well') : t('ready.failed', { count: failed.length })}</span>
          <Anchor href={hrefOf('settings')}>{t('ready.open')}</Anchor>
        </div>
      )}
      {failed.length > 0 && (
        <div className={classes.failed}>
          <FindingList results={failed} />
        </div>
      )}
    </div>
  );
}
