import { IconPackageExport, IconPackageImport } from '@tabler/icons-react';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useMayAct } from '../../../state/connection-store.ts';
import { goTo } from '../../../state/route-store.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { Section } from '../../../ui/section.tsx';
import classes from '../settings.module.css';
import { transferTexts } from './texts.ts';

/** The ways from and to another Mac. */
export function TransferSection() {
  const t = useTexts(transferTexts);
  if (!useMayAct()) return null;
  return (
    <Section title={t('title')} description={t('text')}>
      <div className={classes.buttons}>
        <ActButton
          icon={<IconPackageExport size={16} aria-hidden />}
          onClick={() => goTo('settings', { part: 'move' })}
        >
          {t('move')}
        </ActButton>
        <ActButton
          icon={<IconPackageImport size={16} aria-hidden />}
          onClick={() => goTo('settings', { part: 'set-up' })}
        >
          {t('set-up')}
        </ActButton>
      </div>
    </Section>
  );
}
