import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ProfileTarget } from '../../../../shared/domain/profile.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useCommand } from '../../../state/use-command.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import formClasses from '../../../ui/form.module.css';
import { LibraryEditor } from '../../../ui/library-editor.tsx';
import { Note } from '../../../ui/note.tsx';
import { Section } from '../../../ui/section.tsx';
import { useFormCheck } from '../../../ui/use-form-check.ts';
import { useItemSaved } from '../../../ui/use-item-saved.ts';
import { type ProfileTask, profileFrom } from '../draft.ts';
import { changeDraft, closeEditor, useEditing } from '../editing.ts';
import { ProfileFindings } from '../profile-findings.tsx';
import { TargetChoice } from '../target-choice.tsx';
import { GeneralFields } from './general-fields.tsx';
import { Payloads } from './payloads.tsx';
import { RawEditor } from './raw-editor.tsx';
import { editorTexts } from './texts.ts';

/** A profile as a form or as the XML it is; what devices would say of it is asked for at any time. */
export function ProfileEditor({ task }: { readonly task: ProfileTask }) {
  const e = useTexts(editorTexts);
  const draft = useEditing((editing) => editing.draft);
  const [target, setTarget] = useState<ProfileTarget>({ platform: 'ios' });
  const saving = useCommand('profiles.save');
  const looking = useCommand('profiles.preview');
  const [seen, setSeen] = useState<Awaited<ReturnType<typeof looking.run>>>();
  const saved = useItemSaved(closeEditor);
  const { faults, faultText, attempt } = useFormCheck(profileFrom(draft, task));
  /** Before it has a name a profile can be looked at, but not be written another way. */
  const look = async () => {
    const checked = profileFrom({ ...draft, name: draft.name.trim() || '–' }, task);
    if (checked.ok) setSeen(await looking.run({ ...checked.input, target }));
  };
  const save = async () => {
    const input = attempt();
    if (input !== undefined) await saved(await saving.run(input));
  };
  const change = async (mode: string) => {
    setSeen(undefined);
    const input = attempt();
    const found = input && (await looking.run({ ...input, target }));
    if (found !== undefined) changeDraft(mode === 'xml' ? { xml: found.xml } : { document: found.document, xml: null });
  };
  return (
    <LibraryEditor
      title={e(`${task.kind}.title`)}
      scope={task.kind === 'edit' ? e('revision', { revision: task.revision }) : draft.name}
      form={useEditing.getState}
      faults={faults}
      saving={saving}
      onSave={() => void save()}
      onCancel={closeEditor}
      offer={task.kind === 'edit' && task.signed ? <Note tone="info" title={e('signed.note')} /> : undefined}
    >
      <Section
        title={e('section.general')}
        actions={
          <SegmentedControl
            aria-label={e('mode')}
            data={(['form', 'xml'] as const).map((value) => ({ value, label: e(`mode.${value}`) }))}
            value={draft.xml === null ? 'form' : 'xml'}
            onChange={(mode) => void change(mode)}
          />
        }
      >
        <GeneralFields faultText={faultText} />
      </Section>
      <Section title={e('section.payloads')}>
        {draft.xml === null ? <Payloads /> : <RawEditor xml={draft.xml} />}
      </Section>
      <Section title={e('section.check')}>
        <div className={formClasses.fields}>
          <TargetChoice target={target} onChange={setTarget} />
          <ErrorNote problem={looking.problem} onClose={looking.reset} />
          <div className={formClasses.row}>
            <ActButton harmless pending={looking.pending} onClick={() => void look()}>
              {e('check')}
            </ActButton>
          </div>
          {seen !== undefined && (
            <div role="status">
              <ProfileFindings findings={seen.findings} />
            </div>
          )}
        </div>
      </Section>
    </LibraryEditor>
  );
}
