import { TextInput } from '@mantine/core';
import type { ServerChange, ServerInput } from '../../../shared/domain/server.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import formClasses from '../../ui/form.module.css';
import { LibraryEditor } from '../../ui/library-editor.tsx';
import { Section } from '../../ui/section.tsx';
import { useFormCheck } from '../../ui/use-form-check.ts';
import { AnchorsSection } from './anchors-section.tsx';
import { newServerFrom, type ServerTask, serverChangeFrom } from './draft.ts';
import { changeDraft, closeEditor, useEditing } from './editing.ts';
import { serverFormTexts } from './form-texts.ts';
import { LinkSection } from './mdm/link-section.tsx';
import { PracticeCard } from './practice-card.tsx';
import { RecordsSection } from './records-section.tsx';
import { SourceSection } from './source-section.tsx';
import { serverTexts } from './texts.ts';
import { useSaveServer } from './use-save-server.ts';

export function ServerEditor({ task }: { readonly task: ServerTask }) {
  const t = useTexts(serverTexts);
  const s = useTexts(serverFormTexts);
  const draft = useEditing((editing) => editing.draft);
  const saving = useSaveServer();
  const checked = task.kind === 'new' ? newServerFrom(draft) : serverChangeFrom(draft, task);
  const { faults, faultText, attempt } = useFormCheck<ServerInput | ServerChange>(checked);
  return (
    <LibraryEditor
      title={t(`${task.kind === 'new' ? 'add' : task.kind}.title`)}
      scope={draft.name}
      form={useEditing.getState}
      faults={faults}
      saving={saving}
      onSave={() => {
        if (attempt() !== undefined) void saving.run(draft, task);
      }}
      onCancel={closeEditor}
      offer={task.kind === 'new' && draft.name === '' && <PracticeCard onFill={changeDraft} />}
    >
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
      <LinkSection task={task} />
    </LibraryEditor>
  );
}
