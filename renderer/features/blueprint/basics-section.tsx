import { Select, TextInput } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import { useLibrary } from '../../state/library-store.ts';
import formClasses from '../../ui/form.module.css';
import { withServer } from './draft.ts';
import { changeDraft, useEditing } from './editing.ts';
import { EnrollmentChoice } from './enrollment-choice.tsx';
import { blueprintFormTexts } from './form-texts.ts';
import { SupervisionChoice } from './supervision-choice.tsx';
import { blueprintTexts } from './texts.ts';

const noServer = 'none';

/** What a newcomer decides: a name, and perhaps nothing else. */
export function BasicsSection({ faultText }: { readonly faultText: (path: string) => string | null }) {
  const t = useTexts(blueprintTexts);
  const s = useTexts(blueprintFormTexts);
  const draft = useEditing((editing) => editing.draft);
  const organizations = useLibrary((library) => library.organizations) ?? [];
  const servers = useLibrary((library) => library.servers) ?? [];
  return (
    <div className={formClasses.fields}>
      <TextInput
        label={s('name')}
        placeholder={s('name.example')}
        required
        data-autofocus
        value={draft.name}
        onChange={(event) => changeDraft({ name: event.currentTarget.value })}
        error={faultText('name')}
      />
      <div className={formClasses.pair}>
        <Select
          label={t('organization')}
          required
          allowDeselect={false}
          data={organizations.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.organizationId === '' ? null : draft.organizationId}
          onChange={(id) => changeDraft({ organizationId: id ?? '' })}
          error={faultText('organizationId')}
        />
        <Select
          label={t('server')}
          allowDeselect={false}
          data={[
            ...servers.map(({ id, name }) => ({ value: id, label: name })),
            { value: noServer, label: t('server.none') },
          ]}
          value={draft.serverId ?? noServer}
          onChange={(id) => changeDraft(withServer(draft, id === null || id === noServer ? null : id))}
          error={faultText('serverId')}
        />
      </div>
      {draft.serverId !== null && <EnrollmentChoice />}
      <SupervisionChoice />
    </div>
  );
}
