import { Button } from '@mantine/core';
import type { Organization } from '../../../shared/domain/organization.ts';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import formClasses from '../../ui/form.module.css';
import { Panel } from '../../ui/panel.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { AcceptedList } from './accepted-list.tsx';
import { ReplaceIdentity } from './replace-identity.tsx';
import { supervisionTexts } from './supervision-texts.ts';

type SupervisionPanelProps = { readonly organization: Organization; readonly onDone: () => void };

/** Whom an organization's devices obey: its identity, those before it, and whoever else it accepts. */
export function SupervisionPanel({ organization, onDone }: SupervisionPanelProps) {
  const t = useTexts(supervisionTexts);
  const u = useTexts(uiTexts);
  const formats = useFormats();
  const { former = [] } = organization;
  return (
    <Panel title={t('title')}>
      <AcceptedList organization={organization} />
      <ReplaceIdentity organization={organization} />
      {former.length > 0 && (
        <div className={formClasses.fields}>
          <strong>{t('former.title')}</strong>
          {former.map(({ fingerprint, replacedAt }) => (
            <div key={fingerprint}>
              <Fingerprint value={fingerprint} short />
              <div className={formClasses.hint}>{t('former.until', { date: formats.date(replacedAt) })}</div>
            </div>
          ))}
        </div>
      )}
      <div className={formClasses.hint}>{t('der.hint')}</div>
      <div className={formClasses.submit}>
        <Button variant="default" onClick={onDone}>
          {u('close')}
        </Button>
      </div>
    </Panel>
  );
}
