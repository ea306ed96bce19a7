import { randomUUID } from 'node:crypto';
import type { CampaignEvent, CampaignView } from '../../shared/domain/campaign.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { encodeCp932 } from '../backend/cp932.ts';
import { writeCsv } from '../backend/csv.ts';
import type { Clock } from '../ports/clock.ts';
import type { StoredCampaign } from '../store/repositories/campaigns.ts';
import type { Store } from '../store/store.ts';
import { readPushCertificate, requireRenewal } from './certificate.ts';
import { readList } from './list-file.ts';
import type { DeviceStep, OnceStep, Procedure } from './procedure.ts';
import { procedureOf } from './procedures/all.ts';
import { progressOf, type StoredCampaignEvent } from './progress.ts';

type File = { readonly fileName: string; readonly data: Buffer };
export type Tick = {
  readonly step: string;
  /** Absent: all that stand before this step. */
  readonly devices?: readonly string[];
  readonly by: string;
  readonly note: string;
  readonly certificate?: Buffer;
};

/** Ordered procedures over many devices; what is shown follows from what was written down. */
export type Campaigns = {
  list(): CampaignView[];
  /** @param list of the devices, as the console tells before anything is done. @throws KitError `campaign.*`. */
  start(procedureId: string, by: string, list?: File): CampaignView;
  show(id: string): CampaignView;
  /** @throws KitError `campaign.not-next` when a device, or the campaign, does not stand before this step. */
  tick(id: string, tick: Tick): CampaignView;
  importList(id: string, by: string, list: File): CampaignView;
  /** The completion list in the console's own columns, by the latest information of each device. */
  exportList(id: string, encoding: 'utf-8-bom' | 'cp932'): File;
};

export function createCampaigns(store: Pick<Store, 'campaigns' | 'transaction'>, clock: Clock): Campaigns {
  const { campaigns } = store;
  const append = (id: string, event: CampaignEvent) => campaigns.append(id, event, clock.now().toISOString());

  function show(id: string): CampaignView {
    return viewOf(campaigns.get(id), campaigns.eventsOf(id), clock.now());
  }

  return {
    list: () => campaigns.list().map(({ id }) => show(id)),
    show,
    start: (procedureId, by, list) => {
      const procedure = procedureOf(procedureId);
      if (procedure.list !== undefined && list === undefined)
        throw new KitError('campaign.needs-list', { name: procedureId });
      const rows = list === undefined ? [] : readList(procedure, list.data, list.fileName);
      const id = randomUUID();
      store.transaction(() => {
        const devices = [...new Set(rows.map(({ device }) => device))];
        campaigns.create({ id, procedure: procedureId, devices, startedAt: clock.now().toISOString(), startedBy: by });
        if (list !== undefined) append(id, { kind: 'read', fileName: list.fileName, by, rows });
      });
      return show(id);
    },
    tick: (id, tick) => {
      const view = show(id);
      store.transaction(() => append(id, judgeTick(procedureOf(view.procedure), view, tick)));
      return show(id);
    },
    importList: (id, by, { fileName, data }) => {
      const rows = readList(procedureOf(campaigns.get(id).procedure), data, fileName);
      store.transaction(() => append(id, { kind: 'read', fileName, by, rows }));
      return show(id);
    },
    exportList: (id, encoding) => {
      const { procedure, devices } = show(id);
      const { list } = procedureOf(procedure);
      if (list === undefined) throw new KitError('campaign.no-list', { name: procedure });
      const text = writeCsv([
        list.header,
        ...devices.map(({ now = {} }) => list.header.map((name) => now[name] ?? '')),
      ]);
      const data = encoding === 'cp932' ? encodeCp932(text).bytes : Buffer.from(`\uFEFF${text}`, 'utf8');
      return { fileName: `${procedure}.csv`, data };
    },
  };
}

function viewOf(campaign: StoredCampaign, events: readonly StoredCampaignEvent[], now: Date): CampaignView {
  const procedure = procedureOf(campaign.procedure);
  const { title, expiresAt } = procedure;
  const once = procedure.once.map((step) => {
    const found = events.findLast(({ event }) => event.kind === 'ticked' && event.step === step.id);
    if (found?.event.kind !== 'ticked') return { step: shown(step) };
    const { by, note, certificate } = found.event;
    return { step: shown(step), tick: { at: found.at, by, note, ...(certificate && { certificate }) } };
  });
  const devices = progressOf(procedure, campaign.devices, events, now);
  return {
    id: campaign.id,
    procedure: procedure.id,
    title,
    startedAt: campaign.startedAt,
    startedBy: campaign.startedBy,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    expired: expiresAt !== undefined && now > new Date(expiresAt),
    done: once.every(({ tick }) => tick !== undefined) && devices.every(({ doneAt }) => doneAt !== undefined),
    once,
    steps: procedure.steps.map(shown),
    devices,
  };
}

function shown({ id, title, path, warnings, proof, ...rest }: OnceStep | DeviceStep) {
  const within = 'within' in rest ? rest.within : undefined;
  return { id, title, path, warnings: [...warnings], proof, ...(within && { within }) };
}

/** A tick as it is written down; refused when it is not what comes next. */
function judgeTick(procedure: Procedure, view: CampaignView, tick: Tick): CampaignEvent {
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
