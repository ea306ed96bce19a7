import { useState } from 'react';
import { problemText } from '../../../shared/texts/problem-text.ts';
import { useLanguage, useTexts } from '../../i18n/use-texts.ts';
import { useLibrary } from '../../state/library-store.ts';
import { useCommand } from '../../state/use-command.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { announce } from '../../ui/live-region.tsx';
import { Note } from '../../ui/note.tsx';
import { FixServer } from './fix-server.tsx';
import { recordsTexts } from './texts.ts';
import type { Trouble } from './troubles.ts';

/** Why a server's records do not go on, and the two ways on: mend what is wrong, or send again as it is. */
export function ServerTrouble({ trouble }: { readonly trouble: Trouble }) {
  const t = useTexts(recordsTexts);
  const language = useLanguage();
  const { serverId, problem, parked } = trouble;
  const server = useLibrary(({ servers }) => servers?.find(({ id }) => id === serverId));
  // By its present name, also where the record was made under another.
  const name = server?.name ?? trouble.server;
  const release = useCommand('records.release');
  const [isFixing, setFixing] = useState(false);
  const sendAgain = async () => {
    const result = await release.run({ serverId });
    if (result !== undefined) announce(t('released', { count: result.released }));
  };
  const words = problem === undefined ? undefined : problemText(problem, language);
  return (
    <Note
      tone="needs"
      role="status"
      title={
        problem === undefined ? t('refused.title', { server: name, count: parked }) : t('rests.title', { server: name })
      }
      {...(!isFixing && {
        actions: (
          <>
            {server !== undefined && <ActButton onClick={() => setFixing(true)}>{t('fix')}</ActButton>}
            <ActButton quiet pending={release.pending} onClick={() => void sendAgain()}>
              {t('send-all-again')}
            </ActButton>
          </>
        ),
      })}
    >
      {words === undefined ? t('refused.text') : `${words.what} ${t('rests.text')}`}
      <ErrorNote problem={release.problem} onClose={release.reset} />
      {isFixing && server !== undefined && <FixServer server={server} onDone={() => setFixing(false)} />}
    </Note>
  );
}
