import { IconStethoscope } from '@tabler/icons-react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useMayAct } from '../../state/connection-store.ts';
import { useRouteParam } from '../../state/route-store.ts';
import { useQuery } from '../../state/use-query.ts';
import { Page } from '../../ui/page.tsx';
import { PrimaryAction } from '../../ui/primary-action.tsx';
import { Section } from '../../ui/section.tsx';
import { Appearance } from './appearance.tsx';
import { BackupsSection } from './backups/backups-section.tsx';
import { Doctor } from './doctor.tsx';
import { EscrowSection } from './escrow/escrow-section.tsx';
import { HelperSection } from './helper-section.tsx';
import { MirrorSection } from './mirror/mirror-section.tsx';
import { ObserverLinks } from './observer-links.tsx';
import { StationFacts } from './station-facts.tsx';
import { settingsTexts } from './texts.ts';
import { MovePage } from './transfer/move-page.tsx';
import { SetUpPage } from './transfer/set-up-page.tsx';
import { TransferSection } from './transfer/transfer-section.tsx';
import { Vault } from './vault.tsx';

/** Whether the station is ready, how this window looks, who may use it, and which station it is. */
export function SettingsView() {
  const part = useRouteParam('part');
  const mayAct = useMayAct();
  if (part === 'move' && mayAct) return <MovePage />;
  if (part === 'set-up' && mayAct) return <SetUpPage />;
  return <Settings />;
}

function Settings() {
  const t = useTexts(settingsTexts);
  const report = useQuery('checks.run', { when: 'doctor' });
  return (
    <Page
      title={t('title')}
      width="reading"
      primary={
        <PrimaryAction
          icon={<IconStethoscope size={16} aria-hidden />}
          pending={report.loading}
          hint={t('check.hint')}
          onClick={report.reload}
        >
          {t('check')}
        </PrimaryAction>
      }
    >
      <Section title={t('ready.title')}>
        <Doctor report={report} />
      </Section>
      <Section title={t('appearance')}>
        <Appearance />
      </Section>
      <HelperSection />
      <ObserverLinks />
      <TransferSection />
      <BackupsSection />
      <Vault />
      <MirrorSection />
      <EscrowSection />
      <Section title={t('station')}>
        <StationFacts />
      </Section>
    </Page>
  );
}
