import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { Problem } from '../../../shared/domain/run.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useWindowCall } from '../../state/use-window-call.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import classes from './gate-page.module.css';
import { GatePage } from './gate-page.tsx';
import { gateTexts } from './texts.ts';

/** @param problem why the passphrase that was typed before did not do. */
export function UnlockVault({ problem }: { readonly problem: Problem | undefined }) {
  const t = useTexts(gateTexts);
  const unlock = useWindowCall('core.unlock');
  const [passphrase, setPassphrase] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase === '') return;
    setPassphrase('');
    void unlock.run({ passphrase });
  };
  return (
    <GatePage icon={<IconLock size={30} stroke={1.5} />} title={t('unlock')}>
      <p>{t('unlock.text')}</p>
      <ErrorNote problem={unlock.problem ?? problem} />
      <form onSubmit={submit}>
        <SecretField label={t('passphrase')} value={passphrase} onChange={setPassphrase} autoFocus />
        <div className={classes.actions}>
          <Button type="submit" data-primary-action loading={unlock.pending} disabled={passphrase === ''}>
            {t('unlock.do')}
          </Button>
        </div>
      </form>
    </GatePage>
  );
}
