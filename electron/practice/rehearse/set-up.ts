import type { StationClient } from '../../../shared/contract/station-client.ts';
import type { Room } from './room.ts';
import { blueprintFor, wishes } from './wishes.ts';

export type StationSetUp = {
  readonly serverId: string;
  readonly organizationId: string;
  readonly blueprintId: string;
};

/** Steps ① to ④ of the manuals, through the same contract that the window uses. */
export async function setUpStation(station: StationClient, room: Room): Promise<StationSetUp> {
  const [group] = room.mdm.enrollment.mobiconnect;
  if (group === undefined) throw new Error('the practice MDM offers no enrollment group');
  const server = await station.call('servers.save', {
    name: wishes.serverName,
    enrollment: {
      product: 'mobiconnect',
      host: new URL(group.url).host,
      accountId: group.account,
      userId: group.user,
      password: group.password,
    },
    anchors: room.mdm.anchors,
    records: room.mdm.records,
  });
  const organization = await station.call('organizations.save', { name: wishes.organization, phone: '03-0000-0000' });
  const blueprint = await station.call('blueprints.save', blueprintFor(room.bench.room, organization.id, server.id));
  await nameSlots(station, room);
  return { serverId: server.id, organizationId: organization.id, blueprintId: blueprint.id };
}

/** Slot 1, 2, 3 … in the order of the bench's ports. */
async function nameSlots(station: StationClient, room: Room): Promise<void> {
  for (const [index, device] of room.bench.devices.entries()) {
    await station.call('slots.save', { name: String(index + 1), locationIds: [device.locationId] });
  }
}
