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
  /** Networks its com.apple.wifi.managed payloads name: with the room's own, the device gets online. */
  readonly wifi: readonly { readonly ssid: string; readonly password: string }[];
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

/** Problems of an enrollment by URL that leave the Remote Management screen standing. */
export type EnrollmentAlert =
  | 'no-network'
  | 'not-https'
  | 'server-not-trusted'
  | 'server-unreachable'
  | 'unrecognised-device'
  | 'software-update-required'
  | 'cannot-check-in';

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
  /** Booted and not unlocked since: escrow bags open nothing (EscrowLocked). */
  lockedSinceBoot: boolean;
  language: string;
  locale: string;
  timeZone: string;
  clockOffsetSeconds: number;
  findMy: boolean;
  cloudConfiguration: PlistDict | undefined;
  storedPostSetupProfile: Buffer | undefined;
  /** Waits under 「ダウンロード済みのプロファイル」 for a person; `at` is the room's monotonic milliseconds. */
  downloadedProfile?: { readonly bytes: Buffer; readonly at: number };
  /** Addresses of the client app's notifications that nobody tapped yet, the oldest first. */
  notifications: string[];
  /** MDM's Lost Mode: the device shows its message until MDM ends it. */
  lostMode?: { readonly message?: string; readonly phoneNumber?: string };
  /** What MDM installed. */
  managedApps: Set<string>;
  profiles: Map<string, InstalledProfile>;
  pairings: Map<string, DevicePairing>;
  mdm: MdmEnrollment | undefined;
  /** Why the last tap on 「構成を適用」 led nowhere, as the device tells the person; gone with the next tap. */
  enrollmentAlert?: EnrollmentAlert;
  /** A person typed the room's Wi-Fi key on the device. */
  joinedWifiByHand: boolean;
  uses24HourClock: boolean;
  enableWifiConnections: boolean;
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
