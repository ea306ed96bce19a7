import { TextInput } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import { SecretField } from '../../ui/secret-field.tsx';
import type { ServerTask } from './draft.ts';
import { changeDraft, useEditing } from './editing.ts';
import { serverFormTexts } from './form-texts.ts';
import { MobiconnectFields } from './mobiconnect-fields.tsx';

type SourceFieldsProps = { readonly task: ServerTask; readonly faultText: (path: string) => string | null };

export function SourceFields({ task, faultText }: SourceFieldsProps) {
  const s = useTexts(serverFormTexts);
  const draft = useEditing((editing) => editing.draft);
  switch (draft.choice) {
    case 'kept':
      return <div>{task.kind === 'copy' ? s('kept.copy') : s('kept.text')}</div>;
    case 'mobiconnect':
      return <MobiconnectFields faultText={faultText} />;
    case 'clomo':
      return (
        <TextInput
          label={s('customer')}
          description={s('customer.hint')}
          required
          autoComplete="off"
          spellCheck={false}
          value={draft.customerDomain}
          onChange={(event) => changeDraft({ customerDomain: event.currentTarget.value })}
          error={faultText('enrollment.customerDomain')}
        />
      );
    case 'pasted':
      return (
        <SecretField
          label={s('pasted')}
          description={s('pasted.hint')}
          required
          value={draft.pasted}
          onChange={(pasted) => changeDraft({ pasted })}
          error={faultText('enrollment.url')}
        />
      );
    default:
      return (
        <TextInput
          label={s(`url.${draft.choice}`)}
          {...(draft.choice === 'url' ? { description: s('url.hint') } : {})}
          required
          autoComplete="off"
          spellCheck={false}
          value={draft.url}
          onChange={(event) => changeDraft({ url: event.currentTarget.value })}
          error={faultText('enrollment.url')}
        />
      );
  }
}
