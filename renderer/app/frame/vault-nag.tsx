import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { create } from 'zustand';
import { useTexts } from '../../i18n/use-texts.ts';
import { useConnection, useMayAct } from '../../state/connection-store.ts';
import { goTo, useRouteStore } from '../../state/route-store.ts';
import { useWindow } from '../../state/window-store.ts';
import { frameTexts } from './texts.ts';
import classes from './vault-nag.module.css';

/** Put off until this window is opened anew: what it warns of does not come within the hour. */
const usePutOff = create<{ readonly putOff: boolean }>(() => ({ putOff: false }));

/** A Keychain dies with its Mac: says so, calmly, until a person's own passphrase opens the vault too. */
export function VaultNag() {
  const t = useTexts(frameTexts);
  const isAtRisk = useWindow(
    (view) => view.at === 'known' && view.state.core.state === 'running' && !view.state.vault.ownPassphrase,
  );
  // Nothing of a practice room is worth keeping.
  const isReal = useConnection(({ greeting }) => greeting !== undefined && greeting.practice === undefined);
  // Settings says it itself, and a newcomer has nothing to lose yet.
  const isSaidElsewhere = useRouteStore(({ route }) => route?.view === 'settings' || route?.view === 'start');
  const putOff = usePutOff((store) => store.putOff);
  const mayAct = useMayAct();
  if (!mayAct || !isAtRisk || !isReal || isSaidElsewhere || putOff) return null;
  return (
    <section className={classes.nag} aria-label={t('vault.nag')}>
      <span className={classes.icon} aria-hidden>
        <IconKey size={16} stroke={1.8} />
      </span>
      <span className={classes.text}>{t('vault.text')}</span>
      <Button size="compact-xs" variant="default" onClick={() => goTo('settings', { part: 'vault' })}>
        {t('vault.add')}
      </Button>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => usePutOff.setState({ putOff: true })}>
        {t('vault.later')}
      </Button>
    </section>
  );
}
