import type { Clock } from '../../../ports/clock.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import type { FaultPlan } from '../traffic/faults.ts';

export type MuxEvent =
  | { readonly type: 'attached'; readonly deviceId: number; readonly device: SimulatedDevice }
  | { readonly type: 'detached' | 'paired'; readonly deviceId: number };

/** Which devices are on the bus, by the handle of each attach; tells listeners what comes and goes. */
export type DeviceTable = {
  attach(device: SimulatedDevice): number;
  detach(device: SimulatedDevice, deviceId: number): void;
  paired(deviceId: number): void;
  list(): readonly { readonly deviceId: number; readonly device: SimulatedDevice }[];
  find(deviceId: number): SimulatedDevice | undefined;
  /** Milliseconds of the clock since the device came. */
  ageOf(deviceId: number): number;
  on(listener: (event: MuxEvent) => void): () => void;
};

export function createDeviceTable(clock: Clock, faults: FaultPlan): DeviceTable {
  const present = new Map<number, { device: SimulatedDevice; since: number }>();
  const listeners = new Set<(event: MuxEvent) => void>();
  let lastId = 0;

  function tell(event: MuxEvent): void {
    for (const listener of [...listeners]) listener(event);
  }
  function announce(device: SimulatedDevice): number {
    const deviceId = ++lastId;
    present.set(deviceId, { device, since: clock.monotonic() });
    tell({ type: 'attached', deviceId, device });
    return deviceId;
  }

  return {
    attach(device) {
      const deviceId = announce(device);
      if (!faults.fire('duplicate-attach', { udid: device.hardware.udid })) return deviceId;
      const again = announce(device);
      present.delete(deviceId);
      tell({ type: 'detached', deviceId });
      return again;
    },
    detach(device, deviceId) {
      present.delete(deviceId);
      const late = faults.standing('late-detach', device.hardware.udid)?.ms ?? 0;
      if (late > 0) clock.after(late, () => tell({ type: 'detached', deviceId }));
      else tell({ type: 'detached', deviceId });
    },
    paired: (deviceId) => tell({ type: 'paired', deviceId }),
    list: () => [...present].map(([deviceId, { device }]) => ({ deviceId, device })),
    find: (deviceId) => present.get(deviceId)?.device,
    ageOf: (deviceId) => clock.monotonic() - (present.get(deviceId)?.since ?? Number.NEGATIVE_INFINITY),
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
