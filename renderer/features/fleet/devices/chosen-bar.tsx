import { Button } from '@mantine/core';
import { useTexts } from '../../../i18n/use-texts.ts';
import classes from '../fleet.module.css';
import { fleetTexts } from '../texts.ts';
import { choose } from './choice.ts';

/** How many are chosen, or how to choose many: always there, so that nothing moves. */
export function ChosenBar({ count }: { readonly count: number }) {
  const t = useTexts(fleetTexts);
  if (count === 0) return <div className={classes.chosenBar}>{t('chosen.hint')}</div>;
  return (
    <div className={classes.chosenBar}>
      <span className={classes.chosenCount} role="status">
        {t('chosen', { count })}
      </span>
      <Button size="compact-xs" variant="default" onClick={() => choose([])}>
        {t('chosen.clear')}
      </Button>
    </div>
  );
}
