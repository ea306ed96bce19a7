import { IconLockPlus } from '@tabler/icons-react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useWindowCall } from '../../state/use-window-call.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { NewPassphrase } from '../../ui/new-passphrase.tsx';
import { GatePage } from './gate-page.tsx';
import { gateTexts } from './texts.ts';

/** Where no Keychain is to be had, a person makes the vault's first passphrase. */
export function NewVault() {
  const t = useTexts(gateTexts);
  const unlock = useWindowCall('core.unlock');
  return (
    <GatePage icon={<IconLockPlus size={30} stroke={1.5} />} title={t('new')}>
      <p>{t('new.what')}</p>
      <p>{t('new.loss')}</p>
      <p>{t('new.each-time')}</p>
      <ErrorNote problem={unlock.problem} />
      <NewPassphrase
        autoFocus
        action={t('new.do')}
        pending={unlock.pending}
        onChosen={(passphrase) => void unlock.run({ passphrase })}
      />
    </GatePage>
  );
}
