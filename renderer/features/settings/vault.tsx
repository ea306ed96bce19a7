import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useMayAct } from '../../state/connection-store.ts';
import { useRouteParam } from '../../state/route-store.ts';
import { useWindowCall } from '../../state/use-window-call.ts';
import { useWindow } from '../../state/window-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { announce } from '../../ui/live-region.tsx';
import { NewPassphrase } from '../../ui/new-passphrase.tsx';
import { Note } from '../../ui/note.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './settings.module.css';
import { settingsTexts } from './texts.ts';

/** What opens the vault, and one more way. Where the window's program does not keep the vault there is nothing to show. */
export function Vault() {
  const t = useTexts(settingsTexts);
  const vault = useWindow((view) => (view.at === 'known' ? view.state.vault : undefined));
  const add = useWindowCall('vault.add-passphrase');
  const mayAct = useMayAct();
  const isWanted = useRouteParam('part') === 'vault';
  const [isAdding, setIsAdding] = useState(isWanted);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isWanted) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isWanted]);
  if (vault === undefined) return null;
  const save = async (passphrase: string) => {
    if ((await add.run({ passphrase })) === undefined) return;
    setIsAdding(false);
    announce(t('vault.added'));
  };
  return (
    <Section title={t('vault')}>
      <div className={classes.rows} ref={place}>
        {!vault.ownPassphrase && (
          <Note tone="info" title={t('vault.risk')}>
            {t('vault.risk.text')}
          </Note>
        )}
        <Facts
          items={[
            [t('vault.keychain'), t(vault.keychain ? 'vault.opens' : 'vault.not-used')],
            [t('vault.own'), t(vault.ownPassphrase ? 'vault.opens' : 'vault.none')],
          ]}
        />
        <ErrorNote problem={add.problem} />
        {isAdding && mayAct ? (
          <NewPassphrase
            autoFocus
            quiet
            action={t('vault.add')}
            pending={add.pending}
            onChosen={(passphrase) => void save(passphrase)}
          />
        ) : (
          <div>
            <ActButton onClick={() => setIsAdding(true)}>{t('vault.add')}</ActButton>
          </div>
        )}
      </div>
    </Section>
  );
}
