import { Button } from '@mantine/core';
import { problemText } from '../../../../shared/texts/problem-text.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { useStatus } from '../../../state/bench-store.ts';
import { goTo } from '../../../state/route-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { useRecords } from '../../../state/use-records.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { announce } from '../../../ui/live-region.tsx';
import { Note } from '../../../ui/note.tsx';
import { mdmTexts } from './mdm-texts.ts';

/** Why this server's records do not go on: it rests, or it refused some. Nothing while all is well. */
export function DeliveryTrouble({ serverId }: { readonly serverId: string }) {
  const t = useTexts(mdmTexts);
  const language = useLanguage();
  const paused = useStatus()?.records.paused.find((server) => server.serverId === serverId);
  const { rows } = useRecords();
  const release = useCommand('records.release');
  const parked = [...(rows?.values() ?? [])].filter(
    ({ delivery }) => delivery.serverId === serverId && delivery.status === 'parked',
  ).length;
  if (paused === undefined && parked === 0) return null;
  const words = paused === undefined ? undefined : problemText(paused.problem, language);
  const again = async () => {
    const result = await release.run({ serverId });
    if (result !== undefined) announce(t('trouble.released', { count: result.released }));
  };
  return (
    <Note
      tone="needs"
      role="status"
      title={words === undefined ? t('trouble.parked', { count: parked }) : t('trouble.paused')}
      actions={
        <>
          <ActButton pending={release.pending} onClick={() => void again()}>
            {t('trouble.again')}
          </ActButton>
          <Button variant="subtle" color="gray" onClick={() => goTo('records')}>
            {t('trouble.records')}
          </Button>
        </>
      }
    >
      {words === undefined ? (
        t('trouble.parked.text')
      ) : (
        <>
          <div>
            {words.what} {words.next}
          </div>
          <div>{t('trouble.paused.text')}</div>
        </>
      )}
      <ErrorNote problem={release.problem} onClose={release.reset} />
    </Note>
  );
}
