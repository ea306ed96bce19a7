import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { retryConnection, useConnection } from '../../state/connection-store.ts';
import { useTerminalAsked } from '../../state/host-events.ts';
import { useWindow } from '../../state/window-store.ts';
import { Note } from '../../ui/note.tsx';
import { CommandNote } from '../commands/command-note.tsx';
import classes from './lost-note.module.css';
import { frameTexts } from './texts.ts';

/** A hiccup shorter than this is not worth a person's eye. */
const patienceMs = 700;

/** Over every view: the connection is lost, the terminal waits for a word, a menu's command had nothing to do. */
export function LostNote() {
  const t = useTexts(frameTexts);
  const isOffline = useConnection(({ state, greeting }) => state.at === 'offline' && greeting !== undefined);
  const isStarting = useWindow((view) => view.at === 'known' && view.state.core.state !== 'running');
  const isAsked = useTerminalAsked(({ open }) => open);
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isOffline) return setShown(false);
    const timer = setTimeout(() => setShown(true), patienceMs);
    return () => clearTimeout(timer);
  }, [isOffline]);
  return (
    <div className={classes.strip} role="status">
      {isAsked && (
        <div className={classes.card}>
          <Note tone="needs" title={t('asked-terminal')} />
        </div>
      )}
      <div className={classes.card}>
        <CommandNote />
      </div>
      {isShown && (
        <div className={classes.card}>
          {isStarting ? (
            <Note tone="info" title={t('restarting.title')}>
              {t('restarting.text')}
            </Note>
          ) : (
            <Note
              tone="needs"
              title={t('lost.title')}
              aside={
                <Button variant="default" onClick={retryConnection}>
                  {t('lost.now')}
                </Button>
              }
            >
              {t('lost.text')}
            </Note>
          )}
        </div>
      )}
    </div>
  );
}
