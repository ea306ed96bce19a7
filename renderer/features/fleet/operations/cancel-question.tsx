import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FleetOperation } from '../../../../shared/domain/fleet.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { applyOperations } from '../../../state/fleet-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { ConfirmInline } from '../../../ui/confirm-inline.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { announce } from '../../../ui/live-region.tsx';
import { useWho, WhoField } from '../../../ui/who-field.tsx';
import classes from './operations.module.css';
import { progressOf } from './step-groups.ts';
import { operationTexts } from './texts.ts';

type CancelQuestionProps = { readonly operation: FleetOperation; readonly onClose: () => void };

/** No operation is given up without a name and a reason that stay. */
export function CancelQuestion({ operation, onClose }: CancelQuestionProps) {
  const t = useTexts(operationTexts);
  const who = useWho();
  const cancel = useCommand('fleet.cancel');
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { done, all } = progressOf(operation);

  const confirm = async () => {
    setMissing(reason.trim() === '');
    const by = who.given();
    if (by === undefined || reason.trim() === '') return;
    const over = await cancel.run({ id: operation.id, by, reason: reason.trim() });
    if (over === undefined) return;
    applyOperations([over]);
    announce(t('cancel.done'));
    onClose();
  };

  return (
    <ConfirmInline
      question={t('cancel.question')}
      confirmLabel={t('cancel.confirm', { count: all - done })}
      pending={cancel.pending}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <div className={classes.cancel}>
        <p>{t('cancel.text')}</p>
        <WhoField who={who} />
        <TextInput
          label={t('cancel.reason')}
          maxLength={500}
          withAsterisk
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setMissing(false);
          }}
          {...(isMissing ? { error: t('cancel.reason-missing') } : {})}
        />
        <ErrorNote problem={cancel.problem} onClose={cancel.reset} />
      </div>
    </ConfirmInline>
  );
}
