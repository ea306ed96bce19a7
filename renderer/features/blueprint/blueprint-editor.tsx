import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useCommand } from '../../state/use-command.ts';
import { LibraryEditor } from '../../ui/library-editor.tsx';
import { Section } from '../../ui/section.tsx';
import { useFormCheck } from '../../ui/use-form-check.ts';
import { useItemSaved } from '../../ui/use-item-saved.ts';
import { BasicsSection } from './basics-section.tsx';
import { type BlueprintTask, blueprintFrom } from './draft.ts';
import { closeEditor, useEditing } from './editing.ts';
import { FoldedSections, type FoldId, foldIds } from './folded-sections.tsx';
import { blueprintFormTexts } from './form-texts.ts';
import { PracticeWifi } from './practice-wifi.tsx';
import { blueprintTexts } from './texts.ts';

export function BlueprintEditor({ task }: { readonly task: BlueprintTask }) {
  const t = useTexts(blueprintTexts);
  const s = useTexts(blueprintFormTexts);
  const draft = useEditing((editing) => editing.draft);
  const [open, setOpen] = useState<readonly FoldId[]>([]);
  const saving = useCommand('blueprints.save');
  const saved = useItemSaved(closeEditor);
  const checked = blueprintFrom(draft, task);
  const { faults, faultText, attempt } = useFormCheck(checked);
  const save = async () => {
    // The field that is wrong may be in a folded part.
    if (!checked.ok && [...checked.faults.keys()].some((path) => path !== 'name')) setOpen(foldIds);
    const input = attempt();
    if (input !== undefined) await saved(await saving.run(input));
  };
  return (
    <LibraryEditor
      title={t(`${task.kind === 'new' ? 'add' : task.kind}.title`)}
      scope={task.kind === 'edit' ? t('revision', { revision: task.blueprint.revision }) : draft.name}
      form={useEditing.getState}
      faults={faults}
      saving={saving}
      onSave={() => void save()}
      onCancel={closeEditor}
      offer={<PracticeWifi />}
    >
      <Section title={s('section.basics')}>
        <BasicsSection faultText={faultText} />
      </Section>
      <FoldedSections open={open} onOpen={setOpen} faultText={faultText} />
    </LibraryEditor>
  );
}
