import { createCampaigns } from '../../campaign/campaigns.ts';
import { procedures } from '../../campaign/procedures/all.ts';
import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';

type Kinds = Extract<keyof Handlers, `campaigns.${string}`>;
type File = { readonly fileName: string; readonly data: string };

export function campaignHandlers({ store, clock }: Pick<StationContext, 'store' | 'clock'>): Pick<Handlers, Kinds> {
  const campaigns = createCampaigns(store, clock);
  return {
    'campaigns.list': () => ({
      procedures: procedures.map(({ id, title, list }) => ({ id, title, listed: list !== undefined })),
      campaigns: campaigns.list(),
    }),
    'campaigns.start': ({ procedure, by, list, devices }) =>
      campaigns.start(procedure, by, { ...(list && { list: bytesOf(list) }), ...(devices && { devices }) }),
    'campaigns.show': ({ id }) => campaigns.show(id),
    'campaigns.tick': ({ id, devices, certificate, ...tick }) =>
      campaigns.tick(id, {
        ...tick,
        ...(devices && { devices }),
        ...(certificate !== undefined && { certificate: Buffer.from(certificate, 'base64') }),
      }),
    'campaigns.import': ({ id, by, list }) => campaigns.importList(id, by, bytesOf(list)),
    'campaigns.end': ({ id, by, reason }) => campaigns.end(id, by, reason),
    'campaigns.export': ({ id, encoding }) => {
      const { fileName, data } = campaigns.exportList(id, encoding);
      return { fileName, data: data.toString('base64') };
    },
  };
}

function bytesOf({ fileName, data }: File) {
  return { fileName, data: Buffer.from(data, 'base64') };
}
