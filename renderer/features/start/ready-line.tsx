import { Anchor } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import { hrefOf } from '../../state/route-store.ts';
import { useQuery } from '../../state/use-query.ts';
import { CheckMark } from '../../ui/check-mark.tsx';
import classes from './start.module.css';
import { startTexts } from './texts.ts';

/** Whether the station itself is ready, in one line. Nothing is said while nobody knows. */
export function ReadyLine() {
  const t = useTexts(startTexts);
  const { data } = useQuery('checks.run', { when: 'doctor' });
  return (
    <div className={classes.ready} aria-live="polite">
      {data !== undefined && (
        <>
          <CheckMark status={data.ok ? 'pass' : 'warn'} />
          <span>{t(data.ok ? 'ready.well' : 'ready.look')}</span>
          <Anchor href={hrefOf('settings')}>{t('ready.open')}</Anchor>
        </>
      )}
    </div>
  );
}
