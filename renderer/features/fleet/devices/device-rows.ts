import type { FleetDevice, FleetServer, Standing } from '../../../../shared/domain/fleet.ts';

const standings = ['active', 'inactive', 'waiting', 'gone', 'unknown'] as const satisfies readonly Standing['state'][];
export const stateFilters = ['all', ...standings] as const;
export type StateFilter = (typeof stateFilters)[number];

export type DevicesWanted = {
  readonly state: StateFilter;
  readonly serverId: string | undefined;
  readonly group: string | undefined;
  readonly text: string;
};

/** Devices that a person asked to see, by serial number. */
export function wantedDevices(devices: readonly FleetDevice[], wanted: DevicesWanted): readonly FleetDevice[] {
  const { state, serverId, group } = wanted;
  const sought = wanted.text.normalize('NFKC').trim().toLowerCase();
  return devices
    .filter((device) => {
      if (state !== 'all' && device.state !== state) return false;
      if (serverId !== undefined && device.serverId !== serverId) return false;
      if (group !== undefined && device.group !== group) return false;
      const words = [device.serial, device.name, device.model, device.group];
      return sought === '' || words.some((word) => word?.toLowerCase().includes(sought) === true);
    })
    .toSorted((left, right) => left.serial.localeCompare(right.serial));
}

export function countByState(devices: readonly FleetDevice[]): Readonly<Record<StateFilter, number>> {
  const counts = { all: devices.length, active: 0, inactive: 0, waiting: 0, gone: 0, unknown: 0 };
  for (const { state } of devices) counts[state] += 1;
  return counts;
}

export function groupsOf(devices: readonly FleetDevice[]): readonly string[] {
  return [...new Set(devices.flatMap(({ group }) => (group === undefined ? [] : [group])))].sort();
}

/** Of a path its last part, which tells groups apart on a narrow screen. */
export function groupName(path: string): string {
  return path.split('/').findLast((part) => part !== '') ?? path;
}

/**
 * The server at which an operation on these devices would be done: where most of them are.
 * @returns `several` when they are at different MDMs, of which an operation has one.
 */
export function serverOf(
  devices: readonly FleetDevice[],
  servers: readonly FleetServer[],
): FleetServer | 'several' | undefined {
  const mdmOf = (id: string) => servers.find(({ serverId }) => serverId === id)?.console ?? id;
  if (new Set(devices.map(({ serverId }) => mdmOf(serverId))).size > 1) return 'several';
  const byServer = [...Map.groupBy(devices, ({ serverId }) => serverId)].sort(([, a], [, b]) => b.length - a.length);
  return servers.find(({ serverId }) => serverId === byServer[0]?.[0]);
}
