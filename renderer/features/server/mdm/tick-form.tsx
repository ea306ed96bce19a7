import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ManualStep } from '../../../../shared/domain/backend.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { useCommand } from '../../../state/use-command.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import formClasses from '../../../ui/form.module.css';
import { announce } from '../../../ui/live-region.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { uiTexts } from '../../../ui/texts.ts';
import { useWho, WhoField } from '../../../ui/who-field.tsx';
import { stepsTexts } from './steps-texts.ts';

type TickFormProps = {
  readonly serverId: string;
  readonly step: ManualStep;
  readonly onClose: () => void;
};

/** Records that a step was done: by whom, and for which device where it was for one. */
export function TickForm({ serverId, step, onClose }: TickFormProps) {
  const t = useTexts(stepsTexts);
  const ui = useTexts(uiTexts);
  const language = useLanguage();
  const who = useWho();
  const tick = useCommand('backends.tick');
  const [subject, setSubject] = useState('');
  const [note, setNote] = useState('');
  const title = step.title[language];

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const by = who.given();
    if (by === undefined) return;
    if ((await tick.run({ serverId, step: step.id, by, subject, note })) === undefined) return;
    announce(t('ticked', { step: title }));
    onClose();
  };

  return (
    <Panel title={t('done.of', { step: title })}>
      <form className={formClasses.fields} onSubmit={(event) => void submit(event)}>
        <div className={formClasses.pair}>
          <WhoField who={who} />
          <Select
            label={t('subject.label')}
            allowDeselect={false}
            data={[
              { value: '', label: t('subject.all') },
              ...step.waiting.filter((serial) => serial !== '').map((serial) => ({ value: serial, label: serial })),
            ]}
            value={subject}
            onChange={(value) => setSubject(value ?? '')}
          />
        </div>
        <TextInput label={t('note.label')} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        <ErrorNote problem={tick.problem} onClose={tick.reset} />
        <div className={formClasses.submit}>
          <Button variant="default" onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button type="submit" loading={tick.pending}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
