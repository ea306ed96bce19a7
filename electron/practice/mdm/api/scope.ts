import type { ConsoleDevice } from '../console/devices.ts';
import type { Group } from '../console/groups.ts';
import { isWithin } from '../console/groups.ts';
import { ConsoleRefusal } from '../console/refusal.ts';
import type { OperationContext } from './operation.ts';

/** Administrators see their own subtree only: what lies outside does not exist for them. */
export function visibleDevices({ account, administrator }: OperationContext): ConsoleDevice[] {
  return account.devices.all().filter(({ group }) => isWithin(group, administrator.group));
}

/** Throws `no-such-device`. */
export function visibleDevice({ account, administrator }: OperationContext, serial: string): ConsoleDevice {
  const device = account.devices.get(serial);
  if (!isWithin(device.group, administrator.group)) throw new ConsoleRefusal('no-such-device', serial);
  return device;
}

/** Throws `no-such-group`. */
export function visibleGroup({ account, administrator }: OperationContext, path: string): Group {
  const group = account.groups.get(path);
  if (!isWithin(path, administrator.group)) throw new ConsoleRefusal('no-such-group', path);
  return group;
}
