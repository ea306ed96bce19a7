import type { Clock } from '../../../ports/clock.ts';
import type { ManagedDevice } from '../management/devices.ts';
import { ConsoleRefusal } from './refusal.ts';

/** How the device was registered the first time: it decides how it is inactivated. */
export const methods = ['apple-mdm', 'hybrid'] as const;
export type Method = (typeof methods)[number];

export type ConsoleDevice = {
  readonly serial: string;
  udid: string;
  /** 有効 / 無効: both use a licence, only deletion frees it (mdm §1.1). */
  state: 'active' | 'inactive';
  group: string;
  /** Undefined is 「No Plan」: the device cannot be operated. */
  plan: string | undefined;
  method: Method;
  owner: string;
  employeeNumber: string;
  note: string;
  registeredAt: Date;
  inactivatedAt: Date | undefined;
  /** The last 端末基本情報取得. */
  informationAt: Date | undefined;
  information: Readonly<Record<string, unknown>>;
  /** Identifier and display name of each profile of that reading. */
  profiles: readonly { readonly identifier: string; readonly name: string }[];
  /** PayloadUUIDs of profiles that tap requests offered it. */
  readonly offered: Set<string>;
  /** Identifier of what the client app brought last: an inactivation overwrites it with nothing. */
  tapped: string | undefined;
  /** 構成プロファイル上書き完了: one of those was seen installed; stays true. */
  overwritten: boolean;
};

export type DeviceRegister = {
  all(): readonly ConsoleDevice[];
  find(serial: string): ConsoleDevice | undefined;
  /** Throws `no-such-device`. */
  get(serial: string): ConsoleDevice;
  readonly licences: { readonly total: number; readonly used: number };
  /** A device was activated: a new entry, or the old one once more. */
  activate(managed: ManagedDevice, group: string, plan: string | undefined): ConsoleDevice;
  /** Throws `device-active`. */
  remove(serial: string): void;
};

/** One account's 端末一覧. */
export function createDeviceRegister(total: number, clock: Clock): DeviceRegister {
  const devices = new Map<string, ConsoleDevice>();
  function get(serial: string): ConsoleDevice {
    const found = devices.get(serial);
    if (!found) throw new ConsoleRefusal('no-such-device', serial);
    return found;
  }
  return {
    all: () => [...devices.values()],
    find: (serial) => devices.get(serial),
    get,
    get licences() {
      return { total, used: devices.size };
    },
    activate({ serial, udid }, group, plan) {
      const known = devices.get(serial);
      const device: ConsoleDevice = {
        method: 'apple-mdm',
        owner: '',
        employeeNumber: '',
        note: '',
        informationAt: undefined,
        information: {},
        profiles: [],
        offered: new Set(),
        tapped: undefined,
        overwritten: false,
        ...known,
        serial,
        udid,
        state: 'active',
        group,
        plan,
        registeredAt: clock.now(),
        inactivatedAt: undefined,
      };
      devices.set(serial, device);
      return device;
    },
    remove(serial) {
      if (get(serial).state === 'active') throw new ConsoleRefusal('device-active', serial);
      devices.delete(serial);
    },
  };
}

/** 端末番号: the Wi-Fi MAC in lower-case hex without separators (mdm §1.1); the serial until it is known. */
export function deviceNumber({ serial, information }: ConsoleDevice): string {
  const mac = information.WiFiMAC;
  return typeof mac === 'string' ? mac.replaceAll(/[^0-9A-Fa-f]/g, '').toLowerCase() : serial;
}

const KEPT_MS = 365 * 86_400_000;

/** What the last basic information told, or nothing once it is over a year old and shows as 「-」. */
export function shownInformation(device: ConsoleDevice, now: Date): ConsoleDevice['information'] {
  const { informationAt, information } = device;
  return informationAt && now.getTime() - informationAt.getTime() <= KEPT_MS ? information : {};
}
