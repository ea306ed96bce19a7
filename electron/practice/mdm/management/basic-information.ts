import type { PlistDict } from '../../../codecs/plist/value.ts';

const INFORMATION_QUERIES = [
  'UDID',
  'SerialNumber',
  'DeviceName',
  'OSVersion',
  'BuildVersion',
  'ProductName',
  'IsSupervised',
  'WiFiMAC',
  'BatteryLevel',
  'DeviceCapacity',
  'AvailableDeviceCapacity',
  'IsActivationLockEnabled',
];

/** 端末基本情報取得: also runs by itself at enrollment (mdm §1.1). */
export const basicInformation: readonly PlistDict[] = [
  { RequestType: 'DeviceInformation', Queries: INFORMATION_QUERIES },
  { RequestType: 'SecurityInfo' },
  { RequestType: 'ProfileList' },
];
