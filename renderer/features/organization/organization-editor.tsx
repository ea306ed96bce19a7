import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { reloadLibrary } from '../../state/library-store.ts';
import { useCommand } from '../../state/use-command.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FaultSummary } from '../../ui/fault-summary.tsx';
import type { FieldFaults } from '../../ui/field-faults.ts';
import { focusFirstFault } from '../../ui/focus-first-fault.ts';
import formClasses from '../../ui/form.module.css';
import { formTexts } from '../../ui/form-texts.ts';
import { announce } from '../../ui/live-region.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryAction } from '../../ui/primary-action.tsx';
import { Section } from '../../ui/section.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { useFaultText } from '../../ui/use-fault-text.ts';
import { fields, type OrganizationTask, organizationFrom } from './draft.ts';
import { changeDraft, closeEditor, useEditing } from './editing.ts';
import { IdentityLine } from './identity-line.tsx';
import { organizationTexts } from './texts.ts';

const none: FieldFaults = new Map();
const identityNote = { new: 'identity.new', edit: 'identity.kept', copy: 'identity.copy' } as const;

export function OrganizationEditor({ task }: { readonly task: OrganizationTask }) {
  const t = useTexts(organizationTexts);
  const f = useTexts(formTexts);
  const u = useTexts(uiTexts);
  const draft = useEditing((editing) => editing.draft);
  const [tried, setTried] = useState(false);
  const save = useCommand('organizations.save');
  const checked = organizationFrom(draft, task);
  const faults = tried && !checked.ok ? checked.faults : none;
  const faultText = useFaultText(faults);
  const submit = async () => {
    setTried(true);
    if (!checked.ok) return focusFirstFault();
    const saved = await save.run(checked.input);
    if (saved === undefined) return;
    announce(f('saved', { name: saved.name }));
    await reloadLibrary().catch(() => undefined);
    closeEditor();
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
        <PrimaryAction onClick={() => void submit()} pending={save.pending}>
          {f('save')}
        </PrimaryAction>
      }
    >
      <ErrorNote problem={save.problem} onClose={save.reset} />
      <FaultSummary faults={faults} />
      <Section title={t('section.details')}>
        <div className={formClasses.fields}>
          {fields.map((field) => (
            <TextInput
              key={field}
              label={t(field)}
              {...(field === 'name'
                ? { required: true, description: t('name.hint'), placeholder: t('name.example') }
                : {})}
              {...(field === 'email' ? { type: 'email' } : field === 'phone' ? { type: 'tel' } : {})}
              autoComplete="off"
              value={draft[field]}
              onChange={(event) => changeDraft({ [field]: event.currentTarget.value })}
              error={faultText(field)}
            />
          ))}
        </div>
      </Section>
      <Section title={t('section.identity')} description={t(identityNote[task.kind])}>
        {task.kind === 'edit' && <IdentityLine identity={task.organization.identity} />}
      </Section>
    </Page>
  );
}
