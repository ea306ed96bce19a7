import { Group } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import { useCommand } from '../../state/use-command.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { announce } from '../../ui/live-region.tsx';
import { careTexts } from './care-texts.ts';
import { recordsTexts } from './texts.ts';

type ParkedActionsProps = {
  readonly recordId: string;
  readonly serial: string;
  readonly onAmend: () => void;
  readonly onDiscard: () => void;
};

/** A parked record is sent again, put right, or given up with a reason. */
export function ParkedActions({ recordId, serial, onAmend, onDiscard }: ParkedActionsProps) {
  const t = useTexts(recordsTexts);
  const care = useTexts(careTexts);
  const retry = useCommand('records.retry');
  const sendAgain = async () => {
    if ((await retry.run({ id: recordId })) !== undefined) announce(t('retried', { serial }));
  };
  return (
    <>
      <ErrorNote problem={retry.problem} onClose={retry.reset} />
      <Group gap="xs" mt={6}>
        <ActButton pending={retry.pending} label={t('retry-of', { serial })} onClick={() => void sendAgain()}>
          {t('retry')}
        </ActButton>
        <ActButton label={care('amend-of', { serial })} onClick={onAmend}>
          {care('amend')}
        </ActButton>
        <ActButton quiet label={t('discard-of', { serial })} onClick={onDiscard}>
          {t('discard')}
        </ActButton>
      </Group>
    </>
  );
}
