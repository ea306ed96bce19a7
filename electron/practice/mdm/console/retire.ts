import type { PlistDict } from '../../../codecs/plist/value.ts';
import type { Clock } from '../../../ports/clock.ts';
import { ENROLLMENT_PROFILE_IDENTIFIER } from '../enrollment/profile.ts';
import type { Dep } from './dep.ts';
import type { ConsoleDevice, DeviceRegister } from './devices.ts';
import { liftingProfile } from './read-profile.ts';
import { ConsoleRefusal } from './refusal.ts';
import type { ConsoleRequest, Requests, Work } from './requests.ts';

/** What an operator is to know before a device is inactivated (mission §7). */
export type RetireWarning =
  /** The MDM profile stays and has to be removed on the device. */
  | 'remove-profile-by-hand'
  /** It stays, and the DEP profile forbids removing it: only an inactivation with removal, or an erase, gets rid of it. */
  | 'profile-not-removable'
  /** A silently applied WLAN profile goes too: connect another network first. */
  | 'loses-network'
  /** The client app has to be inactivated on the device as well. */
  | 'client-app-too'
  /** Forced although it answered lately: the normal way would have lifted its restrictions. */
  | 'device-answers';

export type Retirement = {
  readonly serial: string;
  readonly warnings: readonly RetireWarning[];
  readonly request?: ConsoleRequest;
};

export type InactivationOptions = {
  /** 「Apple MDMプロファイル削除」「有効にする」 */
  readonly removeMdmProfile: boolean;
  readonly scheduledAt?: Date | undefined;
};

export type Retire = {
  /** インアクティベーション: 無効 once the device did its part. Every other request of the device is cancelled. */
  inactivate(device: ConsoleDevice, options: InactivationOptions): Retirement;
  /** 強制インアクティベーション: 無効 at once; nothing is lifted on the device. */
  force(device: ConsoleDevice): Retirement;
  /** 端末削除: frees the licence. */
  remove(device: ConsoleDevice, options: { readonly clientAppRemoved: boolean }): void;
  /** What `inactivate` would warn of, without doing it. */
  warningsFor(device: ConsoleDevice, options: InactivationOptions): readonly RetireWarning[];
};

/** The IVI profile; its identifier is our own. */
const CLIENT_PROFILE = { identifier: 'inventit.business', name: 'Inventit MobiConnect for Business' };
const ANSWERED_LATELY_MS = 86_400_000;

export function createRetire(account: {
  readonly clock: Clock;
  readonly dep: Dep;
  readonly devices: DeviceRegister;
  readonly requests: Requests;
  /** Identifiers of silently installed profiles that bring a network. */
  readonly networkProfiles: () => ReadonlySet<string>;
  readonly lastSeenAt: (serial: string) => Date | undefined;
  /** Commands that belong to no request. */
  readonly send: (serial: string, commands: readonly PlistDict[]) => void;
}): Retire {
  const { clock, dep, devices, requests } = account;

  function deactivate(device: ConsoleDevice): void {
    device.state = 'inactive';
    device.inactivatedAt = clock.now();
  }

  function warningsFor(device: ConsoleDevice, { removeMdmProfile }: InactivationOptions): RetireWarning[] {
    const held = new Set(device.profiles.map(({ identifier }) => identifier));
    const losesNetwork = [...account.networkProfiles()].some((identifier) => held.has(identifier));
    const stays = dep.profileOf(device.serial)?.removalAllowed === false;
    return [
      ...(removeMdmProfile ? [] : ([stays ? 'profile-not-removable' : 'remove-profile-by-hand'] as const)),
      ...(losesNetwork ? (['loses-network'] as const) : []),
      ...(device.method === 'hybrid' ? (['client-app-too'] as const) : []),
    ];
  }

  function silently(device: ConsoleDevice, { removeMdmProfile }: InactivationOptions): Work {
    return {
      kind: 'inactivation',
      body: { delivery: 'silent', commands: () => removals(device, removeMdmProfile) },
      // A device whose enrollment went does not answer the command that took it: its check-out tells (mdm §2.3).
      awaitsResult: removeMdmProfile,
      onSucceeded: () => deactivate(device),
    };
  }

  /** 成功 and 無効 once the client app was opened; whether its profile was installed then, nobody is told (mission §7). */
  function byClientApp(device: ConsoleDevice, { removeMdmProfile }: InactivationOptions): Work {
    return {
      kind: 'inactivation',
      body: {
        delivery: 'tap',
        profile: liftingProfile(device.tapped ?? CLIENT_PROFILE.identifier, CLIENT_PROFILE.name),
      },
      onSucceeded() {
        deactivate(device);
        account.send(device.serial, removals(device, removeMdmProfile));
      },
    };
  }

  return {
    warningsFor,
    inactivate(device, options) {
      if (device.state === 'inactive') throw new ConsoleRefusal('device-inactive', device.serial);
      const warnings = warningsFor(device, options);
      const work = device.method === 'hybrid' ? byClientApp(device, options) : silently(device, options);
      const { scheduledAt } = options;
      const request = requests.register(device.serial, { ...work, cancelsOthers: true }, { scheduledAt });
      return { serial: device.serial, warnings, request };
    },
    force(device) {
      if (device.state === 'inactive') throw new ConsoleRefusal('device-inactive', device.serial);
      const seen = account.lastSeenAt(device.serial);
      const answers = seen !== undefined && clock.now().getTime() - seen.getTime() < ANSWERED_LATELY_MS;
      requests.cancelAll(device.serial);
      deactivate(device);
      return { serial: device.serial, warnings: answers ? ['device-answers'] : [] };
    },
    remove(device, { clientAppRemoved }) {
      if (device.state === 'active') throw new ConsoleRefusal('device-active', device.serial);
      if (device.method === 'hybrid' && !clientAppRemoved) {
        throw new ConsoleRefusal('client-app-present', device.serial);
      }
      requests.cancelAll(device.serial);
      devices.remove(device.serial);
    },
  };
}

/** Lifts what MDM brought, and proves that the device answers; with the enrollment profile goes all of it at once. */
function removals(device: ConsoleDevice, removeMdmProfile: boolean): readonly PlistDict[] {
  if (removeMdmProfile) return [{ RequestType: 'RemoveProfile', Identifier: ENROLLMENT_PROFILE_IDENTIFIER }];
  const others = device.profiles.filter(({ identifier }) => identifier !== ENROLLMENT_PROFILE_IDENTIFIER);
  return [
    { RequestType: 'DeviceInformation', Queries: ['UDID'] },
    ...others.map(({ identifier }) => ({ RequestType: 'RemoveProfile', Identifier: identifier })),
  ];
}
