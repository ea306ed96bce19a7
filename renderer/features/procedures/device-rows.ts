import type { CampaignDevice, CampaignView } from '../../../shared/domain/campaign.ts';

export const deviceFilters = ['all', 'open', 'trouble', 'done'] as const;
export type DeviceFilter = (typeof deviceFilters)[number];

const fits: Readonly<Record<DeviceFilter, (device: CampaignDevice) => boolean>> = {
  all: () => true,
  open: ({ doneAt }) => doneAt === undefined,
  trouble: ({ missed, contradicted }) => missed + contradicted > 0,
  done: ({ doneAt }) => doneAt !== undefined,
};

export type DevicesWanted = { readonly filter: DeviceFilter; readonly text: string };

/** What is due first comes first, then what has no deadline, then what is done; each in the list's own order. */
export function deviceRows(
  devices: readonly CampaignDevice[],
  { filter, text }: DevicesWanted,
): readonly CampaignDevice[] {
  const sought = text.normalize('NFKC').trim().toLowerCase();
  const has = (device: CampaignDevice) =>
    sought === '' ||
    [device.device, ...Object.values(device.now ?? {})].some((word) =>
      word.normalize('NFKC').toLowerCase().includes(sought),
    );
  return devices
    .filter((device) => fits[filter](device) && has(device))
    .toSorted((left, right) => rankOf(left).localeCompare(rankOf(right)));
}

export function countDevices(devices: readonly CampaignDevice[]): Readonly<Record<DeviceFilter, number>> {
  const count = (filter: DeviceFilter) => devices.filter(fits[filter]).length;
  return { all: count('all'), open: count('open'), trouble: count('trouble'), done: count('done') };
}

/** Who stands before a step, of those that were chosen; of all where none was. */
export function standingBefore(
  { devices }: Pick<CampaignView, 'devices'>,
  step: string,
  chosen: ReadonlySet<string>,
): readonly string[] {
  return devices
    .filter((device) => device.step === step && (chosen.size === 0 || chosen.has(device.device)))
    .map(({ device }) => device);
}

/** Words that were pasted, each once. */
export function wordsIn(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,、;]+/).filter((word) => word !== ''))];
}

function rankOf({ dueBy, doneAt }: CampaignDevice): string {
  if (doneAt !== undefined) return '3';
  return dueBy === undefined ? '2' : `1 ${dueBy}`;
}
