import { z } from 'zod';
import type { Clock } from '../../../ports/clock.ts';
import type { MdmConfig } from '../config.ts';
import type { CommandResult } from '../management/command-queue.ts';
import { type Devices, isEnrolled, type ManagedDevice } from '../management/devices.ts';
import type { MdmObserver } from '../management/observer.ts';
import type { PushSender } from '../management/push-sender.ts';
import { type AccountGateway, type ConsoleAccount, createAccount } from './account.ts';

/** The vendor's console over all its accounts. It learns of devices as an observer of the MDM underneath. */
export type Console = {
  readonly observer: MdmObserver;
  accounts(): readonly ConsoleAccount[];
  account(name: string): ConsoleAccount | undefined;
  /** The other account that holds the serial as 有効. */
  activeIn(serial: string, exceptAccount: string | undefined): ConsoleAccount | undefined;
  /** 有効, 無効, or undefined for a device no account has. */
  stateOf(device: ManagedDevice): 'active' | 'inactive' | undefined;
  close(): void;
};

const informationSchema = z.object({ QueryResponses: z.record(z.string(), z.unknown()) });
const profileListSchema = z.object({
  ProfileList: z.array(
    z.object({
      PayloadIdentifier: z.string(),
      PayloadUUID: z.string().optional(),
      PayloadDisplayName: z.string().optional(),
    }),
  ),
});

export function createConsole(
  config: MdmConfig,
  world: {
    readonly clock: Clock;
    readonly devices: Devices;
    readonly pusher: PushSender;
    readonly clientUrl: (requestId: string) => string;
  },
): Console {
  const { clock, devices, pusher } = world;

  function reachable(serial: string): ManagedDevice | undefined {
    const device = devices.bySerial(serial);
    return device && isEnrolled(device) ? device : undefined;
  }
  const gateway: AccountGateway = {
    enqueue(serial, commands) {
      const device = reachable(serial);
      return device ? commands.map((command) => device.queue.enqueue(command).uuid) : [];
    },
    withdraw(serial, uuids) {
      for (const uuid of uuids) devices.bySerial(serial)?.queue.withdraw(uuid);
    },
    push(serial, onDelivered) {
      const device = reachable(serial);
      if (device) pusher.push(device, { onDelivered });
    },
    notify(serial, requestId, onDelivered) {
      const device = reachable(serial);
      if (device) pusher.push(device, { onDelivered, notification: world.clientUrl(requestId) });
    },
    unlockToken: (serial) => devices.bySerial(serial)?.unlockToken,
    lastSeenAt: (serial) => devices.bySerial(serial)?.lastSeenAt,
  };
  const accounts = new Map(config.accounts.map((entry) => [entry.account, createAccount(entry, clock, gateway)]));
  const accountOf = (device: ManagedDevice) =>
    device.account === undefined ? undefined : accounts.get(device.account);

  function learn(device: ManagedDevice, requestType: string, message: unknown): void {
    const known = accountOf(device)?.devices.find(device.serial);
    if (!known) return;
    const information = requestType === 'DeviceInformation' ? informationSchema.safeParse(message).data : undefined;
    const list = requestType === 'ProfileList' ? profileListSchema.safeParse(message).data : undefined;
    if (information && Object.keys(information.QueryResponses).length > 1) {
      known.information = information.QueryResponses;
      known.informationAt = clock.now();
    }
    if (!list) return;
    known.profiles = list.ProfileList.map(
      ({ PayloadIdentifier: identifier, PayloadDisplayName: name = identifier }) => ({
        identifier,
        name,
      }),
    );
    known.overwritten ||= list.ProfileList.some(
      ({ PayloadUUID: uuid }) => uuid !== undefined && known.offered.has(uuid),
    );
  }

  return {
    accounts: () => [...accounts.values()],
    account: (name) => accounts.get(name),
    activeIn: (serial, except) =>
      [...accounts.values()].find(
        ({ name, devices: register }) => name !== except && register.find(serial)?.state === 'active',
      ),
    stateOf: (device) => accountOf(device)?.devices.find(device.serial)?.state,
    observer: {
      onEnrolled(device) {
        const account = accountOf(device);
        if (!account || device.groupPath === undefined) return false;
        account.activate(device, device.groupPath);
        return true;
      },
      onTaken: (device, uuid) => accountOf(device)?.requests.onTaken(uuid),
      onSettled(device, { uuid, requestType }, result: CommandResult, message) {
        if (result.status === 'acknowledged') learn(device, requestType, message);
        accountOf(device)?.requests.onSettled(uuid, result);
      },
      onCheckedOut: (device) => accountOf(device)?.requests.conclude(device.serial, 'inactivation'),
    },
    close() {
      for (const { requests } of accounts.values()) requests.close();
    },
  };
}
