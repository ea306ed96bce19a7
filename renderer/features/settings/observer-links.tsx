import { Button } from '@mantine/core';
import { IconEye, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useConnection, useMayAct } from '../../state/connection-store.ts';
import { useObservers } from '../../state/host-events.ts';
import { useHostCommand } from '../../state/use-command.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Note } from '../../ui/note.tsx';
import { Section } from '../../ui/section.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { accessTexts } from './access-texts.ts';
import { ObserverLink } from './observer-link.tsx';
import classes from './settings.module.css';

/** Links for displays that only look; the server that shows this window keeps them, until it ends. */
export function ObserverLinks() {
  const t = useTexts(accessTexts);
  const ui = useTexts(uiTexts);
  const isOffered = useConnection(({ greeting }) => greeting?.offersObservers === true);
  const mayAct = useMayAct();
  const links = useObservers((observers) => observers.links);
  const create = useHostCommand('host.observers.create');
  const [made, setMade] = useState<string>();
  if (!isOffered || !mayAct) return null;
  const make = async () => {
    const link = await create.run({});
    if (link !== undefined) setMade(link.url);
  };
  return (
    <Section
      title={t('links.title')}
      description={t('links.text')}
      actions={
        <ActButton icon={<IconPlus size={16} aria-hidden />} pending={create.pending} onClick={() => void make()}>
          {t('links.create')}
        </ActButton>
      }
    >
      <div className={classes.rows}>
        <ErrorNote problem={create.problem} onRetry={() => void make()} onClose={create.reset} />
        {made !== undefined && (
          <Note
            tone="done"
            role="status"
            title={t('links.once')}
            aside={
              <Button variant="subtle" color="gray" onClick={() => setMade(undefined)}>
                {ui('close')}
              </Button>
            }
          >
            <p className={classes.once}>
              <code className={classes.address}>{made}</code>
            </p>
            <p className={classes.once}>{t('links.once-text')}</p>
            <CopyButton value={made} label={t('links.copy')} />
          </Note>
        )}
        {links === undefined || links.length === 0 ? (
          <p className={classes.quiet}>
            <IconEye size={15} aria-hidden /> {t('links.none')}
          </p>
        ) : (
          <ul className={classes.findings} aria-label={t('links.label')}>
            {links.map((link) => (
              <ObserverLink key={link.id} link={link} />
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}
