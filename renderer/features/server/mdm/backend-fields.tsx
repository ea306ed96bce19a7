import { TextInput } from '@mantine/core';
import { useTexts } from '../../../i18n/use-texts.ts';
import formClasses from '../../../ui/form.module.css';
import { SecretField } from '../../../ui/secret-field.tsx';
import { type BackendTask, keepsKey } from './backend-draft.ts';
import { changeBackend, useBackendForm } from './backend-editing.ts';
import { InboxFields } from './inbox-fields.tsx';
import { mdmTexts } from './mdm-texts.ts';
import { TrustedCertificates } from './trusted-certificates.tsx';

type FieldsProps = { readonly task: BackendTask; readonly faultText: (path: string) => string | null };

/** What the chosen product is reached by. */
export function BackendFields({ task, faultText }: FieldsProps) {
  const kind = useBackendForm(({ draft }) => draft.kind);
  switch (kind) {
    case 'none':
      return null;
    case 'mobiconnect':
    case 'clomo':
      return <ConsoleFields faultText={faultText} />;
    case 'fleet':
      return <ApiFields task={task} faultText={faultText} />;
    case 'nanomdm':
    case 'micromdm':
      return (
        <>
          <ApiFields task={task} faultText={faultText} />
          <InboxFields task={task} faultText={faultText} />
        </>
      );
  }
}

const plain = { autoComplete: 'off', spellCheck: false } as const;

function ApiFields({ task, faultText }: FieldsProps) {
  const t = useTexts(mdmTexts);
  const draft = useBackendForm((form) => form.draft);
  return (
    <>
      <div className={formClasses.pair}>
        <TextInput
          {...plain}
          label={t('connection.url')}
          required
          value={draft.url}
          onChange={(event) => changeBackend({ url: event.currentTarget.value })}
          error={faultText('baseUrl')}
        />
        <SecretField
          label={t(draft.kind === 'fleet' ? 'form.key.fleet' : 'form.key')}
          required
          stored={keepsKey(draft, task)}
          value={draft.key}
          onChange={(key) => changeBackend({ key })}
          error={faultText('key')}
        />
      </div>
      <div className={formClasses.hint}>{t('form.trust')}</div>
      <TrustedCertificates certificates={draft.trust} onChange={(trust) => changeBackend({ trust })} />
    </>
  );
}

function ConsoleFields({ faultText }: Pick<FieldsProps, 'faultText'>) {
  const t = useTexts(mdmTexts);
  const { kind, account, group, licences } = useBackendForm((form) => form.draft);
  return (
    <div className={formClasses.pair}>
      <TextInput
        {...plain}
        label={t(kind === 'clomo' ? 'connection.account.clomo' : 'connection.account.mobiconnect')}
        description={t('form.account.hint')}
        required
        value={account}
        onChange={(event) => changeBackend({ account: event.currentTarget.value })}
        error={faultText('account')}
      />
      <TextInput
        {...plain}
        label={t('connection.licences')}
        description={t('form.licences.hint')}
        inputMode="numeric"
        value={licences}
        onChange={(event) => changeBackend({ licences: event.currentTarget.value })}
        error={faultText('licences')}
      />
      {kind === 'mobiconnect' && (
        <TextInput
          {...plain}
          label={t('connection.group')}
          description={t('form.group.hint')}
          value={group}
          onChange={(event) => changeBackend({ group: event.currentTarget.value })}
          error={faultText('group')}
        />
      )}
    </div>
  );
}
