import { PlistReal, type PlistValue } from '../../../codecs/plist/value.ts';
import { publicKeyPkcs1Pem } from '../../../crypto/keys.ts';
import { findModel } from './models.ts';
import { isSupervised } from './rules-supervision.ts';
import type { SimulatedDevice } from './simulated-device.ts';

export type ValueEntry = {
  /** Readable before a session, for identification (device-protocols §2.2). */
  readonly open?: true;
  readonly read: (device: SimulatedDevice) => PlistValue | undefined;
};
type Domain = Readonly<Record<string, ValueEntry>>;

const GIGABYTE = 1_000_000_000;
const SYSTEM_BYTES = 12 * GIGABYTE;

const open = (read: ValueEntry['read']): ValueEntry => ({ open: true, read });
const closed = (read: ValueEntry['read']): ValueEntry => ({ read });
const always = (value: PlistValue): ValueEntry => ({ read: () => value });
const cellular = (read: ValueEntry['read']): ValueEntry => ({
  read: (device) => (device.hardware.imei === undefined ? undefined : read(device)),
});

const general: Domain = {
  ActivationState: closed(({ content }) => content.activation),
  ActivationStateAcknowledged: closed(({ content }) => content.activationAcknowledged),
  BasebandStatus: closed(({ hardware }) => (hardware.imei === undefined ? 'NoTelephonyCapabilty' : 'BBInfoAvailable')),
  BluetoothAddress: closed(({ hardware }) => hardware.bluetoothMac),
  BrickState: closed(({ content }) => content.activation === 'Unactivated'),
  BuildVersion: open(({ hardware }) => hardware.buildVersion),
  CPUArchitecture: open(({ hardware }) => (findModel(hardware.productType)?.chip === undefined ? 'arm64' : 'arm64e')),
  DeviceClass: open(({ hardware }) => hardware.deviceClass),
  DeviceColor: always('1'),
  DeviceName: open(({ content }) => content.name),
  DevicePublicKey: open(({ key }) => Buffer.from(publicKeyPkcs1Pem(key.publicKey))),
  EthernetAddress: closed(({ hardware }) => hardware.wifiMac.replace(/..$/, '00')),
  HardwareModel: open(({ hardware }) => hardware.hardwareModel),
  HostAttached: always(true),
  HumanReadableProductVersionString: closed(({ hardware }) => hardware.osVersion),
  InternationalMobileEquipmentIdentity: cellular(({ hardware }) => hardware.imei),
  ModelNumber: closed(({ hardware }) => hardware.modelNumber),
  PartitionType: always('GUID_partition_scheme'),
  PasswordProtected: closed(({ content }) => content.locked),
  ProductName: closed(({ hardware }) => (hardware.deviceClass === 'iPad' ? 'iPad OS' : 'iPhone OS')),
  ProductType: open(({ hardware }) => hardware.productType),
  ProductVersion: open(({ hardware }) => hardware.osVersion),
  ProductionSOC: always(true),
  ProtocolVersion: open(() => '2'),
  RegionInfo: always('J/A'),
  SIMStatus: cellular(() => 'kCTSIMSupportSIMStatusNotInserted'),
  SerialNumber: closed(({ hardware }) => hardware.serial),
  SupportedDeviceFamilies: closed(({ hardware }) => (hardware.deviceClass === 'iPad' ? [1, 2] : [1])),
  TelephonyCapability: closed(({ hardware }) => hardware.imei !== undefined),
  // go-ios reads it as a float and stops at an integer.
  TimeIntervalSince1970: closed((device) => new PlistReal(secondsOf(device))),
  TimeZone: closed(({ content }) => content.timeZone),
  TimeZoneOffsetFromUTC: closed((device) => new PlistReal(offsetOf(device.content.timeZone, secondsOf(device)))),
  TrustedHostAttached: always(true),
  UniqueChipID: open(({ hardware }) => hardware.ecid),
  UniqueDeviceID: open(({ hardware }) => hardware.udid),
  Uses24HourClock: closed(({ content }) => content.uses24HourClock),
  WiFiAddress: open(({ hardware }) => hardware.wifiMac),
};

const diskUsage: Domain = {
  AmountDataAvailable: closed(dataAvailable),
  AmountDataReserved: always(200_000_000),
  TotalDataAvailable: closed(dataAvailable),
  TotalDataCapacity: closed((device) => capacity(device) - SYSTEM_BYTES),
  TotalDiskCapacity: closed(capacity),
  TotalSystemAvailable: always(0),
  TotalSystemCapacity: always(SYSTEM_BYTES),
};

const purpleBuddy: Domain = {
  SetupDone: closed(({ content }) => content.setupDone),
  SetupFinishedAllSteps: closed(({ content }) => content.setupDone),
  SetupState: closed(({ content }) => (content.setupDone ? 'SetupUsingAssistant' : undefined)),
};

/** lockdownd's values by domain, '' being none (device-protocols §2.3). A value of `undefined` is absent. */
export const deviceValues: Readonly<Record<string, Domain>> = {
  '': general,
  'com.apple.disk_usage': diskUsage,
  'com.apple.disk_usage.factory': diskUsage,
  // go-ios' batterycheck needs all seven.
  'com.apple.mobile.battery': {
    BatteryCurrentCapacity: closed(({ battery }) => battery.percent),
    BatteryIsCharging: closed(({ battery }) => battery.charging && battery.percent < 100),
    ExternalChargeCapable: closed(({ battery }) => battery.charging),
    ExternalConnected: always(true),
    FullyCharged: closed(({ battery }) => battery.percent >= 100),
    GasGaugeCapability: always(true),
    HasBattery: always(true),
  },
  'com.apple.mobile.chaperone': { DeviceIsChaperoned: closed(({ content }) => isSupervised(content)) },
  'com.apple.fmip': {
    IsAssociated: closed(({ content, traits }) => (traits.hidesFindMy ? undefined : content.findMy)),
  },
  'com.apple.purplebuddy': purpleBuddy,
  'com.apple.PurpleBuddy': purpleBuddy,
  'com.apple.international': {
    Language: closed(({ content }) => content.language),
    Locale: closed(({ content }) => content.locale),
    SupportedLanguages: always(['en', 'ja', 'zh-Hans', 'ko', 'fr', 'de']),
    SupportedLocales: always(['en_US', 'ja_JP', 'zh_CN', 'ko_KR', 'fr_FR', 'de_DE']),
  },
  'com.apple.mobile.wireless_lockdown': {
    EnableWifiConnections: closed(({ content }) => content.enableWifiConnections),
    SupportsWifiSyncing: always(true),
  },
  'com.apple.security.mac.amfi': {
    DeveloperModeStatus: closed(({ hardware }) => (Number.parseInt(hardware.osVersion, 10) >= 16 ? false : undefined)),
  },
  'com.apple.mobile.iTunes': { MinITunesVersion: always('12.10'), SupportsCarrierBundleInstall: always(true) },
  'com.apple.mobile.backup': { CloudBackupEnabled: always(false), WillEncrypt: always(false) },
  'com.apple.mobile.restriction': { ProhibitAppInstall: always(false), ProhibitAppRemove: always(false) },
};

/** Seconds since 1970 on the device's own clock. */
function secondsOf({ content, room }: SimulatedDevice): number {
  return room.clock.now().getTime() / 1000 + content.clockOffsetSeconds;
}

function offsetOf(timeZone: string, seconds: number): number {
  const shown = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(new Date(seconds * 1000))
    .find(({ type }) => type === 'timeZoneName')?.value;
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(shown ?? '');
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 3600 + Number(match[3]) * 60);
}

function capacity({ hardware }: SimulatedDevice): number {
  return (hardware.deviceClass === 'iPad' ? 64 : 128) * GIGABYTE;
}

function dataAvailable(device: SimulatedDevice): number {
  const used = [...device.content.files.values()].reduce((total, bytes) => total + bytes.length, 0);
  return capacity(device) - SYSTEM_BYTES - (device.content.setupDone ? 9 : 2) * GIGABYTE - used;
}
