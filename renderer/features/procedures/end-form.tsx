import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CampaignView } from '../../../shared/domain/campaign.ts';
import { useLanguage, useTexts } from '../../i18n/use-texts.ts';
import { useCommand } from '../../state/use-command.ts';
import { ConfirmInline } from '../../ui/confirm-inline.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import form from '../../ui/form.module.css';
import { useWho, WhoField } from '../../ui/who-field.tsx';
import { procedureTexts } from './texts.ts';

type EndFormProps = { readonly campaign: CampaignView; readonly onClose: () => void };

/** A campaign ends with a reason that stays: because it is done, or because it is given up. */
export function EndForm({ campaign, onClose }: EndFormProps) {
  const t = useTexts(procedureTexts);
  const { id, title, done, total, finished } = campaign;
  const who = useWho();
  const end = useCommand('campaigns.end');
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const confirm = async () => {
    const by = who.given();
    if (reason.trim() === '') setMissing(true);
    if (by === undefined || reason.trim() === '') return;
    if ((await end.run({ id, by, reason: reason.trim() })) !== undefined) onClose();
  };
  return (
    <ConfirmInline
      question={t('end.question', { title: title[useLanguage()] })}
      confirmLabel={t(done ? 'end.confirm' : 'end.confirm-given-up')}
      danger={!done}
      pending={end.pending}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <div className={form.fields}>
        <div>{done ? t('end.effect.done') : t('end.effect.given-up', { count: total - finished })}</div>
        <WhoField who={who} />
        <TextInput
          label={t('end.reason')}
          placeholder={t('end.reason-example')}
          maxLength={500}
          withAsterisk
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setMissing(false);
          }}
          {...(isMissing ? { error: t('end.reason-missing') } : {})}
        />
        <ErrorNote problem={end.problem} onClose={end.reset} />
      </div>
    </ConfirmInline>
  );
}
