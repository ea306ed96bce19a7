import { type CommandQueue, createCommandQueue } from './command-queue.ts';
import type { IdentityOwner } from './identities.ts';

type PushAddress = { readonly token: Buffer; readonly magic: string };

/** What the server knows of a device since its last Authenticate; the counters are of its whole life. */
export type ManagedDevice = {
  readonly udid: string;
  readonly serial: string;
  account: string | undefined;
  group: string | undefined;
  groupPath: string | undefined;
  /** DER of the identity that Authenticate came with: the only signer it is believed. */
  identity: Buffer;
  authenticatedAt: Date;
  /** The first TokenUpdate since then: this makes a device enrolled (mdm §2.3). */
  tokenUpdateAt: Date | undefined;
  checkedOutAt: Date | undefined;
  lastSeenAt: Date;
  push: PushAddress | undefined;
  /** Of its last TokenUpdate: clears the passcode. */
  unlockToken: Buffer | undefined;
  supervised: boolean | undefined;
  deviceName: string | undefined;
  profileIdentifiers: readonly string[] | undefined;
  queue: CommandQueue;
  readonly counters: {
    authenticates: number;
    tokenUpdates: number;
    checkOuts: number;
    connects: number;
    pushes: number;
  };
};

export type Devices = {
  /** Starts a device's enrollment anew: commands and facts of an earlier one are void. */
  authenticate(owner: IdentityOwner, identity: Buffer, at: Date): ManagedDevice;
  byUdid(udid: string): ManagedDevice | undefined;
  bySerial(serial: string): ManagedDevice | undefined;
  all(): readonly ManagedDevice[];
};

export function createDevices(): Devices {
  const byUdid = new Map<string, ManagedDevice>();
  return {
    authenticate({ udid, serial, account, group, groupPath }, identity, at) {
      const device: ManagedDevice = {
        udid,
        serial,
        account,
        group,
        groupPath,
        identity,
        authenticatedAt: at,
        tokenUpdateAt: undefined,
        checkedOutAt: undefined,
        lastSeenAt: at,
        push: undefined,
        unlockToken: undefined,
        supervised: undefined,
        deviceName: undefined,
        profileIdentifiers: undefined,
        queue: createCommandQueue(),
        counters: byUdid.get(udid)?.counters ?? {
          authenticates: 0,
          tokenUpdates: 0,
          checkOuts: 0,
          connects: 0,
          pushes: 0,
        },
      };
      device.counters.authenticates += 1;
      byUdid.set(udid, device);
      return device;
    },
    byUdid: (udid) => byUdid.get(udid),
    bySerial: (serial) => [...byUdid.values()].find((device) => device.serial === serial),
    all: () => [...byUdid.values()],
  };
}

export function isEnrolled(device: ManagedDevice): boolean {
  return device.tokenUpdateAt !== undefined && device.checkedOutAt === undefined;
}
