import { Switch, TextInput } from '@mantine/core';
import { useTexts } from '../../../i18n/use-texts.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import formClasses from '../../../ui/form.module.css';
import { Note } from '../../../ui/note.tsx';
import { SecretField } from '../../../ui/secret-field.tsx';
import { type BackendTask, keepsInboxKey } from './backend-draft.ts';
import { changeBackend, useBackendForm } from './backend-editing.ts';
import classes from './mdm.module.css';
import { mdmTexts } from './mdm-texts.ts';
import { TrustedCertificates } from './trusted-certificates.tsx';

type InboxFieldsProps = { readonly task: BackendTask; readonly faultText: (path: string) => string | null };

/** As docs/operating.md has it; both keys are asked for at the terminal. */
const command = 'kitbench inbox --data /var/lib/kitbench-inbox --host 0.0.0.0 --cert chain.pem --key key.pem';

/** NanoMDM and MicroMDM tell what happens by webhook: the inbox beside them keeps it until this station asks. */
export function InboxFields({ task, faultText }: InboxFieldsProps) {
  const t = useTexts(mdmTexts);
  const draft = useBackendForm((form) => form.draft);
  return (
    <>
      <Switch
        label={t('inbox.use')}
        checked={draft.usesInbox}
        onChange={(event) => changeBackend({ usesInbox: event.currentTarget.checked })}
      />
      {draft.usesInbox && (
        <>
          <div className={formClasses.pair}>
            <TextInput
              autoComplete="off"
              spellCheck={false}
              label={t('inbox.url')}
              required
              value={draft.inboxUrl}
              onChange={(event) => changeBackend({ inboxUrl: event.currentTarget.value })}
              error={faultText('inbox.url')}
            />
            <SecretField
              label={t('inbox.key')}
              required
              stored={keepsInboxKey(draft, task)}
              value={draft.inboxKey}
              onChange={(inboxKey) => changeBackend({ inboxKey })}
              error={faultText('inboxKey')}
            />
          </div>
          <div className={formClasses.hint}>{t('inbox.trust')}</div>
          <TrustedCertificates
            certificates={draft.inboxTrust}
            onChange={(inboxTrust) => changeBackend({ inboxTrust })}
          />
          <Note tone="info" title={t('inbox.how')} actions={<CopyButton value={command} label={t('inbox.copy')} />}>
            <ol className={classes.how}>
              <li>
                {t('inbox.how.1')}
                <code className={classes.command}>{command}</code>
              </li>
              <li>{t('inbox.how.2')}</li>
              <li>{t('inbox.how.3')}</li>
            </ol>
          </Note>
        </>
      )}
    </>
  );
}
