import { ActionIcon } from '@mantine/core';
import { IconCertificate, IconKey, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Organization } from '../../../shared/domain/organization.ts';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useMayAct } from '../../state/connection-store.ts';
import { reloadLibrary } from '../../state/library-store.ts';
import { useCommand } from '../../state/use-command.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import formClasses from '../../ui/form.module.css';
import { announce } from '../../ui/live-region.tsx';
import { AcceptForm } from './accept-form.tsx';
import { SpareForm } from './spare-form.tsx';
import { supervisionTexts } from './supervision-texts.ts';

/** Whom devices obey besides their organization, from the next kitting on. */
export function AcceptedList({ organization }: { readonly organization: Organization }) {
  const t = useTexts(supervisionTexts);
  const formats = useFormats();
  const mayAct = useMayAct();
  const dropping = useCommand('organizations.dropAccepted');
  const [form, setForm] = useState<'accept' | 'spare'>();
  const { id, accepts = [] } = organization;
  const drop = async (fingerprint: string, name: string) => {
    if ((await dropping.run({ id, fingerprint })) === undefined) return;
    announce(t('drop.done', { name }));
    await reloadLibrary();
  };
  const close = () => setForm(undefined);
  return (
    <div className={formClasses.fields}>
      <strong>{t('accepts.title')}</strong>
      <div className={formClasses.hint}>{t('accepts.text')}</div>
      <ErrorNote problem={dropping.problem} onClose={dropping.reset} />
      {accepts.length === 0 && <div>{t('accepts.none')}</div>}
      {accepts.map(({ name, fingerprint, notAfter }) => (
        <div key={fingerprint} className={formClasses.row}>
          <IconCertificate size={18} stroke={1.6} aria-hidden />
          <div className={formClasses.grow}>
            <div>{name}</div>
            <Fingerprint value={fingerprint} short />
            <div className={formClasses.hint}>{t('until', { date: formats.date(notAfter) })}</div>
          </div>
          {mayAct && (
            <ActionIcon aria-label={t('drop', { name })} onClick={() => void drop(fingerprint, name)}>
              <IconX size={16} />
            </ActionIcon>
          )}
        </div>
      ))}
      {form === undefined && (
        <div className={formClasses.row}>
          <ActButton icon={<IconPlus size={16} />} onClick={() => setForm('accept')}>
            {t('add')}
          </ActButton>
          <ActButton icon={<IconKey size={16} />} onClick={() => setForm('spare')}>
            {t('spare')}
          </ActButton>
        </div>
      )}
      {form === 'accept' && mayAct && <AcceptForm organization={organization} onDone={close} />}
      {form === 'spare' && mayAct && <SpareForm organization={organization} onDone={close} />}
    </div>
  );
}
