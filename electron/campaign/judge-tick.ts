import type { CampaignEvent, CampaignView } from '../../shared/domain/campaign.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { readPushCertificate, requireRenewal } from './certificate.ts';
import type { OnceStep, Procedure } from './procedure.ts';

export type Tick = {
  readonly step: string;
  /** Absent: all that stand before this step. */
  readonly devices?: readonly string[];
  readonly by: string;
  readonly note: string;
  readonly certificate?: Buffer;
};

/** A tick as it is written down. @throws KitError `campaign.*` when it is not what comes next. */
export function judgeTick(procedure: Procedure, view: CampaignView, tick: Tick): CampaignEvent {
  const { step, by, note } = tick;
  const next = view.once.find(({ tick: done }) => done === undefined)?.step.id;
  const onceStep = procedure.once.find(({ id }) => id === step);
  if (onceStep !== undefined) {
    if (next !== step) throw new KitError('campaign.not-next', { step, what: next ?? '–' });
    return { kind: 'ticked', step, devices: [], by, note, ...certificateOf(onceStep, view, tick) };
  }
  const deviceStep = procedure.steps.find(({ id }) => id === step);
  if (deviceStep?.proof !== 'tick') throw new KitError('campaign.step-unknown', { step });
  if (next !== undefined) throw new KitError('campaign.not-next', { step, what: next });
  const standing = view.devices.filter((device) => device.step === step).map(({ device }) => device);
  const devices = tick.devices ?? standing;
  const strayed = devices.filter((device) => !standing.includes(device));
  if (strayed.length > 0 || devices.length === 0) {
    throw new KitError('campaign.not-next', { step, what: strayed.join(', ') || '–' });
  }
  return { kind: 'ticked', step, devices: [...devices], by, note };
}

function certificateOf(step: OnceStep, view: CampaignView, { certificate: bytes }: Tick) {
  if (step.proof !== 'certificate') return {};
  const certificate = readPushCertificate(bytes ?? Buffer.alloc(0));
  const old = view.once.find(({ step: { id } }) => id === step.renews)?.tick?.certificate;
  if (old !== undefined) requireRenewal(old, certificate);
  return { certificate };
}
