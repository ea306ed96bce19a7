import { TextInput } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import { useCommand } from '../../state/use-command.ts';
import formClasses from '../../ui/form.module.css';
import { LibraryEditor } from '../../ui/library-editor.tsx';
import { Section } from '../../ui/section.tsx';
import { useFormCheck } from '../../ui/use-form-check.ts';
import { useItemSaved } from '../../ui/use-item-saved.ts';
import { fields, type OrganizationTask, organizationFrom } from './draft.ts';
import { changeDraft, closeEditor, useEditing } from './editing.ts';
import { IdentityChoice } from './identity-choice.tsx';
import { IdentityLine } from './identity-line.tsx';
import { organizationTexts } from './texts.ts';

export function OrganizationEditor({ task }: { readonly task: OrganizationTask }) {
  const t = useTexts(organizationTexts);
  const draft = useEditing((editing) => editing.draft);
  const saving = useCommand('organizations.save');
  const saved = useItemSaved(closeEditor);
  const { faults, faultText, attempt } = useFormCheck(organizationFrom(draft, task));
  const save = async () => {
    const input = attempt();
    if (input !== undefined) await saved(await saving.run(input));
  };
  return (
    <LibraryEditor
      title={t(`${task.kind === 'new' ? 'add' : task.kind}.title`)}
      scope={draft.name}
      form={useEditing.getState}
      faults={faults}
      saving={saving}
      onSave={() => void save()}
      onCancel={closeEditor}
    >
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
      <Section title={t('section.identity')} {...(task.kind === 'edit' ? { description: t('identity.kept') } : {})}>
        {task.kind === 'edit' ? (
          <IdentityLine identity={task.organization.identity} />
        ) : (
          <IdentityChoice faultText={faultText} />
        )}
      </Section>
    </LibraryEditor>
  );
}
