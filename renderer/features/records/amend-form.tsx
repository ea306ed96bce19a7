import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { EnrollmentRecord } from '../../../shared/domain/record.ts';
import { type GivenName, givenNames, namesIn } from '../../../shared/domain/record-care.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useCommand } from '../../state/use-command.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import form from '../../ui/form.module.css';
import { announce } from '../../ui/live-region.tsx';
import { Panel } from '../../ui/panel.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { careTexts } from './care-texts.ts';
import { changedNames } from './changed-names.ts';

type AmendFormProps = {
  readonly record: EnrollmentRecord;
  readonly reload: () => Promise<void>;
  readonly onCancel: () => void;
};

/** What people had named wrongly is put right and sent; nothing that was observed can be. */
export function AmendForm({ record, reload, onCancel }: AmendFormProps) {
  const t = useTexts(careTexts);
  const ui = useTexts(uiTexts);
  const amend = useCommand('records.amend');
  const before = namesIn(record);
  const [names, setNames] = useState<Readonly<Partial<Record<GivenName, string | undefined>>>>(before);
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<'reason' | 'nothing'>();
  const { serial } = record.device;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const changes = changedNames(before, names);
    if (Object.keys(changes).length === 0) return setFault('nothing');
    if (reason.trim() === '') return setFault('reason');
    setFault(undefined);
    if ((await amend.run({ id: record.id, changes, reason: reason.trim() })) === undefined) return;
    announce(t('amended', { serial }));
    await reload();
  };

  return (
    <Panel title={t('amend.title', { serial })}>
      <form className={form.fields} onSubmit={(event) => void submit(event)}>
        <div className={form.hint}>{t('amend.text')}</div>
        <div className={form.pair}>
          {givenNames
            .filter((name) => name !== 'server' || record.server !== null)
            .map((name) => (
              <TextInput
                key={name}
                label={t(`name.${name}`)}
                maxLength={200}
                spellCheck={false}
                value={names[name] ?? ''}
                onChange={(event) => setNames({ ...names, [name]: event.currentTarget.value })}
              />
            ))}
        </div>
        <TextInput
          label={t('reason')}
          placeholder={t('amend.reason-example')}
          maxLength={500}
          withAsterisk
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          {...(fault === 'reason' ? { error: t('reason-missing') } : {})}
        />
        {fault === 'nothing' && <div role="alert">{t('amend.nothing')}</div>}
        <ErrorNote problem={amend.problem} onClose={amend.reset} />
        <div className={form.submit}>
          <Button variant="default" onClick={onCancel}>
            {ui('cancel')}
          </Button>
          <Button type="submit" loading={amend.pending}>
            {t('amend.confirm')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
