import { KitError } from '../../../../shared/errors/kit-error.ts';
import { isDict, type PlistDict } from '../../../codecs/plist/value.ts';
import type { DeviceSession } from '../../device-session.ts';

const SERVICE = 'com.apple.mobile.diagnostics_relay';

/** Battery wear, as far as the device tells (device-protocols §6.1). */
export type BatteryHealth = {
  readonly cycleCount?: number | undefined;
  /** mAh. */
  readonly designCapacity?: number | undefined;
  /** mAh. */
  readonly fullCapacity?: number | undefined;
};

/** Restarts the device as soon as the connection closes. @throws KitError `diagnostics.failed` */
export async function restartDevice(session: DeviceSession): Promise<void> {
  await ask(session, { Request: 'Restart', WaitForDisconnect: true });
}

/** Switches the device off as soon as the connection closes. @throws KitError `diagnostics.failed` */
export async function shutDownDevice(session: DeviceSession): Promise<void> {
  await ask(session, { Request: 'Shutdown', WaitForDisconnect: true });
}

/** @throws KitError `diagnostics.failed` */
export async function readBatteryHealth(session: DeviceSession): Promise<BatteryHealth> {
  const { Diagnostics: found } = await ask(session, { Request: 'IORegistry', EntryClass: 'IOPMPowerSource' });
  const registry = isDict(found) && isDict(found.IORegistry) ? found.IORegistry : {};
  return {
    cycleCount: numberOf(registry.CycleCount),
    designCapacity: numberOf(registry.DesignCapacity),
    fullCapacity: numberOf(registry.AppleRawMaxCapacity) ?? numberOf(registry.NominalChargeCapacity),
  };
}

async function ask(session: DeviceSession, message: PlistDict & { readonly Request: string }): Promise<PlistDict> {
  const channel = await session.startService(SERVICE);
  try {
    const answer = await channel.request(message);
    const { Status: status } = answer;
    if (status === 'Success') return answer;
    const told = typeof status === 'string' ? status.slice(0, 100) : 'no status';
    throw new KitError('diagnostics.failed', { request: message.Request, status: told });
  } finally {
    channel.close();
  }
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
