import { type Authority, createAuthority } from '../../https/authority.ts';
import type { Room } from '../room.ts';
import { startApnsEndpoint } from './apns.ts';
import { startMdmClient } from './client.ts';

/**
 * Gives every device of the room its MDM client, and sets `room.apns` to the endpoint that wakes them, under a new
 * authority unless one is given. Returns how to stop.
 */
export async function startMdmClients(room: Room, authority?: Authority): Promise<() => Promise<void>> {
  const clients = room.devices.map(startMdmClient);
  const apns = await startApnsEndpoint({
    authority: authority ?? (await createAuthority(room.clock, 'APNs')),
    find(token) {
      const client = clients.find(({ enrollment }) => enrollment?.pushToken.equals(token));
      return client?.enrollment && { topic: client.enrollment.topic, push: client.push, notify: client.notify };
    },
  });
  room.apns = apns.origin;
  return async () => {
    room.apns = undefined;
    for (const client of clients) client.close();
    await apns.close();
  };
}
