import type { PlistDict } from '../../../codecs/plist/value.ts';

/** What is on a practice device's screen, as far as kitting can tell it apart. */
export type Screen =
  | 'hello'
  /** Setup Assistant past Hello, waiting for a person at the panes that are not skipped. */
  | 'setup'
  /** 「リモートマネージメント」: waits for a person to tap 「構成を適用」. */
  | 'remote-management'
  | 'applying-configuration'
  /** 「無効なプロファイル」 */
  | 'invalid-profile'
  /** The enrollment URL answered 401: the device asks for user and password. */
  | 'login-prompt'
  | 'home'
  | 'erasing'
  | 'booting'
  | 'off';

export type InstalledProfile = {
  readonly identifier: string;
  readonly uuid: string;
  readonly displayName: string;
  readonly organization?: string;
  readonly description?: string;
  readonly version: number;
  readonly removalDisallowed: boolean;
  readonly payloadTypes: readonly string[];
  readonly bytes: Buffer;
  readonly byMdm: boolean;
};

export type DevicePairing = {
  readonly hostId: string;
  readonly systemBuid: string;
  readonly hostCertificate: Buffer;
  readonly rootCertificate: Buffer;
  readonly deviceCertificate: Buffer;
  readonly escrowBag: Buffer;
};

export type MdmEnrollment = {
  readonly profileIdentifier: string;
  readonly serverUrl: string;
  readonly checkInUrl: string;
  readonly topic: string;
  readonly pushMagic: string;
  readonly pushToken: Buffer;
  readonly checkOutWhenRemoved: boolean;
};

/** Facts a device is born with: they survive every erase. */
export type DeviceHardware = {
  readonly udid: string;
  readonly ecid: bigint;
  readonly serial: string;
  readonly productType: string;
  readonly productName: string;
  readonly deviceClass: 'iPad' | 'iPhone';
  readonly modelNumber: string;
  readonly hardwareModel: string;
  readonly osVersion: string;
  readonly buildVersion: string;
  readonly wifiMac: string;
  readonly bluetoothMac: string;
  readonly imei?: string;
  readonly usbProductId: number;
  readonly locationId: number;
};

/** Everything an erase resets. */
export type DeviceContent = {
  name: string;
  activation: 'Unactivated' | 'Activated';
  activationAcknowledged: boolean;
  screen: Screen;
  setupDone: boolean;
  passcode: string | undefined;
  locked: boolean;
  language: string;
  locale: string;
  timeZone: string;
  clockOffsetSeconds: number;
  findMy: boolean;
  cloudConfiguration: PlistDict | undefined;
  storedPostSetupProfile: Buffer | undefined;
  profiles: Map<string, InstalledProfile>;
  pairings: Map<string, DevicePairing>;
  mdm: MdmEnrollment | undefined;
  wallpaper: { lock?: Buffer; home?: Buffer };
  /** AFC's /var/mobile/Media, path → bytes; directories end with '/'. */
  files: Map<string, Buffer>;
};

/** Counted by the bench about what a station did to it: the witnesses' figures. */
export type DeviceCounters = {
  erases: number;
  cloudConfigurationWrites: number;
  pairs: number;
  handshakes: number;
  connections: number;
  /** Request frames answered, over lockdown and all services. */
  messages: number;
  silentInstalls: number;
  escalations: number;
  reboots: number;
  activations: number;
  renames: number;
  taps: number;
};
