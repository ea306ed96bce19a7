import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FaultSummary } from '../../ui/fault-summary.tsx';
import type { FieldFaults } from '../../ui/field-faults.ts';
import { focusFirstFault } from '../../ui/focus-first-fault.ts';
import formClasses from '../../ui/form.module.css';
import { formTexts } from '../../ui/form-texts.ts';
import { Page } from '../../ui/page.tsx';
import { PrimaryAction } from '../../ui/primary-action.tsx';
import { Section } from '../../ui/section.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { useFaultText } from '../../ui/use-fault-text.ts';
import { AnchorsSection } from './anchors-section.tsx';
import { newServerFrom, type ServerTask, serverChangeFrom } from './draft.ts';
import { changeDraft, closeEditor, useEditing } from './editing.ts';
import { serverFormTexts } from './form-texts.ts';
import { PracticeCard } from './practice-card.tsx';
import { RecordsSection } from './records-section.tsx';
import { SourceSection } from './source-section.tsx';
import { serverTexts } from './texts.ts';
import { useSaveServer } from './use-save-server.ts';

const none: FieldFaults = new Map();

export function ServerEditor({ task }: { readonly task: ServerTask }) {
  const t = useTexts(serverTexts);
  const s = useTexts(serverFormTexts);
  const f = useTexts(formTexts);
  const u = useTexts(uiTexts);
  const draft = useEditing((editing) => editing.draft);
  const [tried, setTried] = useState(false);
  const save = useSaveServer();
  const checked = task.kind === 'new' ? newServerFrom(draft) : serverChangeFrom(draft, task);
  const faults = tried && !checked.ok ? checked.faults : none;
  const faultText = useFaultText(faults);
  const submit = () => {
    setTried(true);
    if (checked.ok) void save.run(draft, task);
    else focusFirstFault();
  };
  return (
    <Page
      title={t(`${task.kind === 'new' ? 'add' : task.kind}.title`)}
      scope={draft.name}
      width="reading"
      actions={
        <Button variant="default" onClick={closeEditor}>
          {u('cancel')}
        </Button>
      }
      primary={
        <PrimaryAction onClick={submit} pending={save.pending}>
          {f('save')}
        </PrimaryAction>
      }
    >
      <div className={formClasses.form}>
        <ErrorNote problem={save.problem} onClose={save.reset} />
        <FaultSummary faults={faults} />
        {task.kind === 'new' && draft.name === '' && <PracticeCard onFill={changeDraft} />}
      </div>
      <Section title={s('section.enrollment')}>
        <SourceSection task={task} faultText={faultText} />
      </Section>
      <Section title={s('section.name')}>
        <div className={formClasses.pair}>
          <TextInput
            label={s('name')}
            description={s('name.hint')}
            placeholder={s('name.example')}
            required
            value={draft.name}
            onChange={(event) => changeDraft({ name: event.currentTarget.value })}
            error={faultText('name')}
          />
          <TextInput
            type="date"
            label={s('expires')}
            description={s('expires.hint')}
            value={draft.expires}
            onChange={(event) => changeDraft({ expires: event.currentTarget.value })}
            error={faultText('credentialsExpireAt')}
          />
        </div>
      </Section>
      <AnchorsSection />
      <RecordsSection task={task} faultText={faultText} />
    </Page>
  );
}
