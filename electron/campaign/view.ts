import { type CampaignSummary, type CampaignView, campaignSummarySchema } from '../../shared/domain/campaign.ts';
import type { StoredCampaign } from '../store/repositories/campaigns.ts';
import type { DeviceStep, OnceStep } from './procedure.ts';
import { procedureOf } from './procedures/all.ts';
import { progressOf, type StoredCampaignEvent } from './progress.ts';

/** A campaign as it stands: everything follows from what was written down, and from what time it is. */
export function viewOf(campaign: StoredCampaign, events: readonly StoredCampaignEvent[], now: Date): CampaignView {
  const procedure = procedureOf(campaign.procedure);
  const { title, expiresAt, list } = procedure;
  const ended = endOf(events);
  const once = procedure.once.map((step) => {
    const found = events.findLast(({ event }) => event.kind === 'ticked' && event.step === step.id);
    if (found?.event.kind !== 'ticked') return { step: shown(step) };
    const { by, note, certificate } = found.event;
    return { step: shown(step), tick: { at: found.at, by, note, ...(certificate && { certificate }) } };
  });
  // What was not done when it was ended is missed by nobody any more.
  const devices = progressOf(procedure, campaign.devices, events, ended === undefined ? now : new Date(ended.at));
  const parts =
    list === undefined ? once.map(({ tick }) => tick !== undefined) : devices.map(({ doneAt }) => doneAt !== undefined);
  return {
    id: campaign.id,
    procedure: procedure.id,
    title,
    startedAt: campaign.startedAt,
    startedBy: campaign.startedBy,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    expired: expiresAt !== undefined && now > new Date(expiresAt),
    done: once.every(({ tick }) => tick !== undefined) && devices.every(({ doneAt }) => doneAt !== undefined),
    ...(ended === undefined ? {} : { ended }),
    total: parts.length,
    finished: parts.filter(Boolean).length,
    listed: list !== undefined,
    once,
    steps: procedure.steps.map(shown),
    devices,
  };
}

/** The head of a campaign, without its devices. */
export function summaryOf(view: CampaignView): CampaignSummary {
  return campaignSummarySchema.parse(view);
}

function endOf(events: readonly StoredCampaignEvent[]): CampaignView['ended'] {
  const found = events.find(({ event }) => event.kind === 'ended');
  return found?.event.kind === 'ended' ? { at: found.at, by: found.event.by, reason: found.event.reason } : undefined;
}

function shown({ id, title, path, warnings, proof, ...rest }: OnceStep | DeviceStep) {
  const within = 'within' in rest ? rest.within : undefined;
  return { id, title, path, warnings: [...warnings], proof, ...(within && { within }) };
}
