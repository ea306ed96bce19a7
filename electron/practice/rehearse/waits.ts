import type { StationClient } from '../../../shared/contract/station-client.ts';
import type { DeviceSnapshot } from '../../../shared/domain/device.ts';

/** Resolves with the attached, identified devices once there are enough; rejects at the deadline or the signal. */
export async function devicesReady(
  station: StationClient,
  seconds: number,
  enough: (ready: readonly DeviceSnapshot[]) => boolean,
  signal?: AbortSignal,
): Promise<DeviceSnapshot[]> {
  const ready = new Map<string, DeviceSnapshot>();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const see = (device: DeviceSnapshot) => {
    if (device.attached && device.state === 'ready') ready.set(device.key, device);
    else ready.delete(device.key);
    if (enough([...ready.values()])) resolve();
  };
  const unsubscribe = station.subscribe(({ event }) => {
    if (event.topic === 'device') see(event.device);
  });
  const deadline = setTimeout(
    () => reject(new Error(`only ${ready.size} devices were identified within ${seconds} s`)),
    seconds * 1000,
  );
  const abort = () => reject(new Error('nobody is there any more to identify devices'));
  signal?.addEventListener('abort', abort);
  try {
    if (signal?.aborted) abort();
    station.call('devices.list', {}).then((devices) => devices.forEach(see), reject);
    await promise;
    return [...ready.values()];
  } finally {
    signal?.removeEventListener('abort', abort);
    clearTimeout(deadline);
    unsubscribe();
  }
}

/** Resolves once no record waits to be delivered; rejects at the deadline. */
export async function recordsDelivered(station: StationClient, seconds: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const look = async () => {
    const { records } = await station.call('station.status', {});
    if (records.pending === 0) resolve();
  };
  const unsubscribe = station.subscribe(({ event }) => {
    if (event.topic === 'delivery' && event.delivery.status === 'delivered') look().catch(reject);
  });
  const deadline = setTimeout(() => reject(new Error(`records were still waiting after ${seconds} s`)), seconds * 1000);
  try {
    look().catch(reject);
    await promise;
  } finally {
    clearTimeout(deadline);
    unsubscribe();
  }
}
