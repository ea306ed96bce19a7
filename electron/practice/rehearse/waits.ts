import type { StationClient } from '../../../shared/contract/station-client.ts';
import type { DeviceSnapshot } from '../../../shared/domain/device.ts';
import { within } from './overdue.ts';

/** Resolves with the attached, identified devices once there are enough; rejects at the deadline or the signal. */
export async function devicesReady(
  station: StationClient,
  seconds: number,
  enough: (ready: readonly DeviceSnapshot[]) => boolean,
  signal?: AbortSignal,
): Promise<DeviceSnapshot[]> {
  const ready = new Map<string, DeviceSnapshot>();
  const missing = () => `Only ${ready.size} devices were identified.`;
  await within({ what: 'identifying the devices', seconds, missing, signal }, (done, fail) => {
    const see = (device: DeviceSnapshot) => {
      if (device.attached && device.state === 'ready') ready.set(device.key, device);
      else ready.delete(device.key);
      if (enough([...ready.values()])) done();
    };
    const unsubscribe = station.subscribe(({ events }) => {
      for (const event of events) if (event.topic === 'device') see(event.device);
    });
    station.call('devices.list', {}).then((devices) => devices.forEach(see), fail);
    return unsubscribe;
  });
  return [...ready.values()];
}

/** Resolves once no record waits to be delivered; rejects at the deadline or the signal. */
export async function recordsDelivered(station: StationClient, seconds: number, signal?: AbortSignal): Promise<void> {
  let pending: number | undefined;
  const missing = () => `${pending ?? 'All'} records were still waiting.`;
  await within({ what: 'delivering the records', seconds, missing, signal }, (done, fail) => {
    const look = async () => {
      pending = (await station.call('station.status', {})).records.pending;
      if (pending === 0) done();
    };
    const unsubscribe = station.subscribe(({ events }) => {
      const isDelivered = events.some((event) => event.topic === 'delivery' && event.delivery.status === 'delivered');
      if (isDelivered) look().catch(fail);
    });
    look().catch(fail);
    return unsubscribe;
  });
}
