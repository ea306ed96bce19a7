import type { CampaignSummary } from '../../../shared/domain/campaign.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { procedureTexts } from './texts.ts';

type Of = { readonly campaign: Pick<CampaignSummary, 'ended' | 'done'> };

/** Under way, done, or given up. */
export function CampaignState({ campaign: { ended, done } }: Of) {
  const t = useTexts(procedureTexts);
  if (done) return <StateBadge state="done" label={t('state.done')} />;
  if (ended !== undefined) return <StateBadge state="idle" label={t('state.given-up')} />;
  return <StateBadge state="running" label={t('state.open')} />;
}

type CountOf = { readonly campaign: Pick<CampaignSummary, 'total' | 'finished' | 'listed'> };

/** How many of its devices are done; of its steps, where it has no devices. */
export function FinishedOf({ campaign: { total, finished, listed } }: CountOf) {
  const t = useTexts(procedureTexts);
  return t(listed ? 'finished.devices' : 'finished.steps', { total, finished });
}
