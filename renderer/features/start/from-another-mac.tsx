import { Anchor } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import { useMayAct } from '../../state/connection-store.ts';
import { goTo } from '../../state/route-store.ts';
import classes from './start.module.css';
import { startTexts } from './texts.ts';

/** The short way for a second Mac: everything that the first one was set up with. */
export function FromAnotherMac() {
  const t = useTexts(startTexts);
  if (!useMayAct()) return null;
  return (
    <p className={classes.about}>
      <Anchor component="button" type="button" onClick={() => goTo('settings', { part: 'set-up' })}>
        {t('real.move')}
      </Anchor>
    </p>
  );
}
