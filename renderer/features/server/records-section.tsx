import { Switch, TextInput } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import formClasses from '../../ui/form.module.css';
import { SecretField } from '../../ui/secret-field.tsx';
import { Section } from '../../ui/section.tsx';
import { CertificateList } from './certificate-list.tsx';
import { CertificatePicker } from './certificate-picker.tsx';
import { hasStoredToken, type ServerTask } from './draft.ts';
import { changeDraft, useEditing } from './editing.ts';
import { serverFormTexts } from './form-texts.ts';

type RecordsSectionProps = { readonly task: ServerTask; readonly faultText: (path: string) => string | null };

/** Where enrollment records go; the token goes in and never comes out. */
export function RecordsSection({ task, faultText }: RecordsSectionProps) {
  const s = useTexts(serverFormTexts);
  const draft = useEditing((editing) => editing.draft);
  const { usesRecords, recordsUrl, recordsToken, recordsTrust } = draft;
  const stored = hasStoredToken(draft, task);
  return (
    <Section title={s('section.records')} description={s('records.text')}>
      <div className={formClasses.fields}>
        <Switch
          label={s('records.use')}
          checked={usesRecords}
          onChange={(event) => changeDraft({ usesRecords: event.currentTarget.checked })}
        />
        {usesRecords && (
          <>
            <div className={formClasses.pair}>
              <TextInput
                label={s('records.url')}
                required
                autoComplete="off"
                spellCheck={false}
                value={recordsUrl}
                onChange={(event) => changeDraft({ recordsUrl: event.currentTarget.value })}
                error={faultText('records.baseUrl')}
              />
              <SecretField
                label={s('records.token')}
                required
                stored={stored}
                value={recordsToken}
                onChange={(typed) => changeDraft({ recordsToken: typed })}
                error={faultText('records.token')}
              />
            </div>
            <div className={formClasses.hint}>{s(stored ? 'records.trust-kept' : 'records.trust')}</div>
            <div>
              <CertificateList
                fingerprints={recordsTrust.map(({ fingerprint }) => fingerprint)}
                onRemove={(gone) =>
                  changeDraft({ recordsTrust: recordsTrust.filter(({ fingerprint }) => fingerprint !== gone) })
                }
              />
              <CertificatePicker onPick={(picked) => changeDraft({ recordsTrust: [...recordsTrust, ...picked] })} />
            </div>
          </>
        )}
      </div>
    </Section>
  );
}
