import { Button } from '@mantine/core';
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
import { BasicsSection } from './basics-section.tsx';
import { type BlueprintTask, blueprintFrom } from './draft.ts';
import { closeEditor, useEditing } from './editing.ts';
import { FoldedSections, type FoldId, foldIds } from './folded-sections.tsx';
import { blueprintFormTexts } from './form-texts.ts';
import { blueprintTexts } from './texts.ts';
import { useSaveBlueprint } from './use-save-blueprint.ts';

const none: FieldFaults = new Map();

export function BlueprintEditor({ task }: { readonly task: BlueprintTask }) {
  const t = useTexts(blueprintTexts);
  const s = useTexts(blueprintFormTexts);
  const f = useTexts(formTexts);
  const u = useTexts(uiTexts);
  const draft = useEditing((editing) => editing.draft);
  const [tried, setTried] = useState(false);
  const [open, setOpen] = useState<readonly FoldId[]>([]);
  const save = useSaveBlueprint();
  const checked = blueprintFrom(draft, task);
  const faults = tried && !checked.ok ? checked.faults : none;
  const faultText = useFaultText(faults);
  const submit = () => {
    setTried(true);
    if (checked.ok) return void save.run(checked.input);
    // The field that is wrong may be in a folded part.
    if ([...checked.faults.keys()].some((path) => path !== 'name')) setOpen(foldIds);
    focusFirstFault();
  };
  return (
    <Page
      title={t(`${task.kind === 'new' ? 'add' : task.kind}.title`)}
      scope={task.kind === 'edit' ? t('revision', { revision: task.blueprint.revision }) : draft.name}
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
      </div>
      <Section title={s('section.basics')}>
        <BasicsSection faultText={faultText} />
      </Section>
      <FoldedSections open={open} onOpen={setOpen} faultText={faultText} />
    </Page>
  );
}
