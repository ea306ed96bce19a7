import type { AttachedDevice, DeviceFacts } from '../../shared/domain/device.ts';
import { isKitError } from '../../shared/errors/kit-error.ts';
import { openSession } from '../devices/device-session.ts';
import { identify, readConfiguration, readValues } from '../devices/read-facts.ts';
import { openMcInstall } from '../devices/services/mcinstall/client.ts';
import type { Mux } from '../devices/usbmux/client.ts';
import type { Clock } from '../ports/clock.ts';

/** Looks at an attached device without changing anything on it. */
export type DeviceReader = {
  /** As much as the device tells: all of it where a pairing is stored, else what needs none. */
  read(device: AttachedDevice, signal: AbortSignal): Promise<DeviceFacts>;
};

/** lockdownd may not be up yet right after a device appears (device-protocols §4.4). */
const readyWithinMs = 30_000;

export function createDeviceReader({ mux, clock }: { readonly mux: Mux; readonly clock: Clock }): DeviceReader {
  return {
    read: async (device, signal) => {
      const record = await mux.readPairRecord(device.udid, signal).catch((error: unknown) => {
        if (isKitError(error, 'lockdown.pair-record-malformed')) return undefined;
        throw error;
      });
      if (record === undefined) return identify({ mux, device, clock, signal, readyWithinMs });
      try {
        const session = await openSession({ mux, device, record, clock, signal, readyWithinMs });
        try {
          return await readAll(session);
        } finally {
          session.close();
        }
      } catch (error) {
        // The device has forgotten the pairing: it was erased, or somebody reset its trust.
        if (!isKitError(error, 'lockdown.invalid-host-id', 'lockdown.pair-record-rejected')) throw error;
        return identify({ mux, device, clock, signal, readyWithinMs });
      }
    },
  };
}

/** A device before Hello that nobody supervises needs no second connection: there is nothing configured to tell of. */
async function readAll(session: Parameters<typeof readValues>[0]): Promise<DeviceFacts> {
  const values = await readValues(session);
  if (values.setupDone === 'no' && values.supervised === 'no') return values;
  const mcInstall = await openMcInstall(session);
  try {
    const configuration = await readConfiguration(mcInstall);
    const supervised = configuration.cloudConfiguration?.isSupervised ? 'yes' : values.supervised;
    return { ...values, ...configuration, supervised };
  } catch (error) {
    if (isKitError(error, 'mcinstall.device-locked', 'lockdown.locked')) return values;
    throw error;
  } finally {
    mcInstall.close();
  }
}
