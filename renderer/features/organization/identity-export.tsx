import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Organization } from '../../../shared/domain/organization.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import formClasses from '../../ui/form.module.css';
import { formTexts } from '../../ui/form-texts.ts';
import { announce } from '../../ui/live-region.tsx';
import { NewPassphrase } from '../../ui/new-passphrase.tsx';
import { Panel } from '../../ui/panel.tsx';
import { organizationTexts } from './texts.ts';
import { useExportIdentity } from './use-export-identity.ts';

type IdentityExportProps = { readonly organization: Organization; readonly onDone: () => void };

/** Writes the supervision identity to a file under a password that nobody keeps but the person. */
export function IdentityExport({ organization, onDone }: IdentityExportProps) {
  const t = useTexts(organizationTexts);
  const f = useTexts(formTexts);
  const [isCompatible, setIsCompatible] = useState(false);
  const exporting = useExportIdentity(organization);
  const run = async (password: string) => {
    const file = await exporting.run({ password, format: isCompatible ? 'compatible' : 'strong' });
    if (file === undefined) return;
    announce(f('exported', { file }));
    onDone();
  };
  return (
    <Panel title={t('export.title')}>
      <div className={formClasses.hint}>{t('export.text')}</div>
      <ErrorNote problem={exporting.problem} onClose={exporting.reset} />
      <Checkbox
        label={t('export.compatible')}
        description={t('export.compatible.hint')}
        checked={isCompatible}
        onChange={(event) => setIsCompatible(event.currentTarget.checked)}
      />
      <NewPassphrase
        action={t('export.action')}
        pending={exporting.pending}
        onChosen={(password) => void run(password)}
        onCancel={onDone}
      />
    </Panel>
  );
}
