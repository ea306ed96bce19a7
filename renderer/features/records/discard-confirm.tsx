import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useCommand } from '../../state/use-command.ts';
import { ConfirmInline } from '../../ui/confirm-inline.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { announce } from '../../ui/live-region.tsx';
import classes from './records.module.css';
import { recordsTexts } from './texts.ts';

type DiscardConfirmProps = {
  readonly recordId: string;
  readonly serial: string;
  readonly reload: () => Promise<void>;
  readonly onCancel: () => void;
};

/** No record leaves the queue without a reason that stays. */
export function DiscardConfirm({ recordId, serial, reload, onCancel }: DiscardConfirmProps) {
  const t = useTexts(recordsTexts);
  const discard = useCommand('records.discard');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);

  const confirm = async () => {
    if (reason.trim() === '') return setMissing(true);
    if ((await discard.run({ id: recordId, reason: reason.trim() })) === undefined) return;
    announce(t('discarded', { serial }));
    await reload();
  };

  return (
    <ConfirmInline
      question={t('discard.question', { serial })}
      confirmLabel={t('discard.confirm')}
      pending={discard.pending}
      onConfirm={() => void confirm()}
      onCancel={onCancel}
    >
      <p className={classes.effect}>{t('discard.effect')}</p>
      <TextInput
        label={t('discard.reason')}
        placeholder={t('discard.reason-example')}
        maxLength={500}
        withAsterisk
        value={reason}
        onChange={(event) => {
          setReason(event.currentTarget.value);
          setMissing(false);
        }}
        {...(missing ? { error: t('discard.reason-missing') } : {})}
      />
      <ErrorNote problem={discard.problem} onClose={discard.reset} />
    </ConfirmInline>
  );
}
