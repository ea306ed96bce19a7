import { randomUUID } from 'node:crypto';
import type { CampaignEvent, CampaignSummary, CampaignView } from '../../shared/domain/campaign.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { encodeCp932 } from '../backend/cp932.ts';
import { writeCsv } from '../backend/csv.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../store/store.ts';
import { chooseDevices } from './choose-devices.ts';
import { judgeTick, type Tick } from './judge-tick.ts';
import { type ListRows, readList } from './list-file.ts';
import { procedureOf } from './procedures/all.ts';
import { summaryOf, viewOf } from './view.ts';

type File = { readonly fileName: string; readonly data: Buffer };
type Start = {
  /** The devices as the console tells before anything is done. */
  readonly list?: File;
  /** Only these of the list, by the console's own number or by serial number; absent: all. */
  readonly devices?: readonly string[];
};

/** Ordered procedures over many devices; what is shown follows from what was written down. */
export type Campaigns = {
  list(): CampaignSummary[];
  /** @throws KitError `campaign.*`. */
  start(procedureId: string, by: string, start?: Start): CampaignView;
  show(id: string): CampaignView;
  /** @throws KitError `campaign.not-next` when a device, or the campaign, does not stand before this step. */
  tick(id: string, tick: Tick): CampaignView;
  importList(id: string, by: string, list: File): CampaignView;
  /** Nothing more is recorded afterwards; what is not done by then is given up. */
  end(id: string, by: string, reason: string): CampaignView;
  /** The completion list in the console's own columns, by the latest information of each device. */
  exportList(id: string, encoding: 'utf-8-bom' | 'cp932'): File;
};

export function createCampaigns(store: Pick<Store, 'campaigns' | 'consoles' | 'transaction'>, clock: Clock): Campaigns {
  const { campaigns } = store;
  const append = (id: string, event: CampaignEvent) => campaigns.append(id, event, clock.now().toISOString());

  function show(id: string): CampaignView {
    return viewOf(campaigns.get(id), campaigns.eventsOf(id), clock.now());
  }
  function showOpen(id: string): CampaignView {
    const view = show(id);
    if (view.ended !== undefined) throw new KitError('campaign.ended', { by: view.ended.by, at: view.ended.at });
    return view;
  }

  return {
    list: () => campaigns.list().map(({ id }) => summaryOf(show(id))),
    show,
    start: (procedureId, by, { list, devices: wanted } = {}) => {
      const procedure = procedureOf(procedureId);
      if (procedure.list !== undefined && list === undefined)
        throw new KitError('campaign.needs-list', { name: procedureId });
      const listed = list === undefined ? [] : readList(procedure, list.data, list.fileName);
      if (list !== undefined && listed.length === 0)
        throw new KitError('campaign.none-listed', { file: list.fileName });
      const devices = chooseDevices(listed, wanted, store.consoles.ourDevices);
      const rows = rowsOf(devices, listed);
      const id = randomUUID();
      store.transaction(() => {
        campaigns.create({ id, procedure: procedureId, devices, startedAt: clock.now().toISOString(), startedBy: by });
        if (list !== undefined) append(id, { kind: 'read', fileName: list.fileName, by, rows });
      });
      return show(id);
    },
    tick: (id, tick) => {
      const view = showOpen(id);
      store.transaction(() => append(id, judgeTick(procedureOf(view.procedure), view, tick)));
      return show(id);
    },
    importList: (id, by, { fileName, data }) => {
      const { procedure, devices } = showOpen(id);
      const listed = readList(procedureOf(procedure), data, fileName);
      const rows = rowsOf(
        devices.map(({ device }) => device),
        listed,
      );
      if (rows.length === 0) throw new KitError('campaign.none-listed', { file: fileName });
      store.transaction(() => append(id, { kind: 'read', fileName, by, rows }));
      return show(id);
    },
    end: (id, by, reason) => {
      showOpen(id);
      store.transaction(() => append(id, { kind: 'ended', by, reason }));
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

function rowsOf(devices: readonly string[], listed: ListRows): ListRows {
  const ours = new Set(devices);
  return listed.filter(({ device }) => ours.has(device));
}
