import { z } from 'zod';
import { type CampaignEvent, campaignEventSchema } from '../../../shared/domain/campaign.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { Db } from '../database.ts';
import { readJson } from '../json-column.ts';

export type StoredCampaign = {
  readonly id: string;
  readonly procedure: string;
  readonly devices: readonly string[];
  readonly startedAt: string;
  readonly startedBy: string;
};

export type CampaignsRepository = {
  create(campaign: StoredCampaign): void;
  /** @throws KitError `store.not-found`. */
  get(id: string): StoredCampaign;
  /** Newest first. */
  list(): StoredCampaign[];
  append(id: string, event: CampaignEvent, at: string): void;
  eventsOf(id: string): { readonly at: string; readonly event: CampaignEvent }[];
};

type Row = Omit<StoredCampaign, 'devices'> & { readonly devices: string };
const columns = 'id, procedure, devices, started_at AS startedAt, started_by AS startedBy';

export function createCampaignsRepository(db: Db): CampaignsRepository {
  const insert = db.prepare(
    `INSERT INTO campaigns (id, procedure, devices, started_at, started_by)
     VALUES (@id, @procedure, @devices, @startedAt, @startedBy)`,
  );
  const select = db.prepare<[string], Row>(`SELECT ${columns} FROM campaigns WHERE id = ?`);
  const selectAll = db.prepare<[], Row>(`SELECT ${columns} FROM campaigns ORDER BY started_at DESC, id`);
  const insertEvent = db.prepare<[string, string, string]>(
    'INSERT INTO campaign_events (campaign_id, at, event) VALUES (?, ?, ?)',
  );
  const selectEvents = db.prepare<[string], { at: string; event: string }>(
    'SELECT at, event FROM campaign_events WHERE campaign_id = ? ORDER BY seq',
  );
  const campaignOf = (row: Row): StoredCampaign => ({
    ...row,
    devices: readJson(z.array(z.string()), row.devices, `campaigns ${row.id}`),
  });
  return {
    create: (campaign) => void insert.run({ ...campaign, devices: JSON.stringify(campaign.devices) }),
    get: (id) => {
      const row = select.get(id);
      if (row === undefined) throw new KitError('store.not-found', { what: 'campaign', id });
      return campaignOf(row);
    },
    list: () => selectAll.all().map(campaignOf),
    append: (id, event, at) => void insertEvent.run(id, at, JSON.stringify(event)),
    eventsOf: (id) =>
      selectEvents
        .all(id)
        .map(({ at, event }) => ({ at, event: readJson(campaignEventSchema, event, `campaign_events ${id}`) })),
  };
}
