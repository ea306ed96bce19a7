import { Radio, Select } from '@mantine/core';
import { shortFingerprint } from '../../../shared/texts/fingerprint.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useChanged } from '../../state/changes-store.ts';
import { useQuery } from '../../state/use-query.ts';
import formClasses from '../../ui/form.module.css';
import type { OrganizationDraft } from './draft.ts';
import { changeDraft, useEditing } from './editing.ts';
import { identityChoiceTexts } from './identity-choice-texts.ts';
import { IdentityFiles } from './identity-files.tsx';

const origins: readonly OrganizationDraft['from'][] = ['new', 'station', 'files'];

/** Where a new organization's supervision identity comes from: 新しい, 既存の, or a file of another station. */
export function IdentityChoice({ faultText }: { readonly faultText: (path: string) => string | null }) {
  const t = useTexts(identityChoiceTexts);
  const { from, fingerprint } = useEditing((editing) => editing.draft);
  const { data: held = [] } = useQuery('organizations.identities', {}, useChanged('organizations'));
  return (
    <div className={formClasses.fields}>
      <Radio.Group
        aria-label={t('from')}
        value={from}
        onChange={(value) => changeDraft({ from: origins.find((origin) => origin === value) ?? from })}
      >
        <div className={formClasses.fields}>
          {origins.map((origin) => (
            <Radio
              key={origin}
              value={origin}
              label={t(`from.${origin}`)}
              description={t(`from.${origin}.hint`)}
              disabled={origin === 'station' && held.length === 0}
            />
          ))}
        </div>
      </Radio.Group>
      {from === 'station' && (
        <Select
          label={t('held')}
          required
          allowDeselect={false}
          data={held.map((identity) => ({
            value: identity.fingerprint,
            label: t(identity.orphaned ? 'held.orphaned' : 'held.of', {
              fingerprint: shortFingerprint(identity.fingerprint),
              organizations: identity.organizations.join(', '),
            }),
          }))}
          value={fingerprint === '' ? null : fingerprint}
          onChange={(value) => changeDraft({ fingerprint: value ?? '' })}
          error={faultText('identity.fingerprint')}
        />
      )}
      {from === 'files' && <IdentityFiles fault={faultText('identity.files')} />}
    </div>
  );
}
