import type { PlistDict, PlistValue } from '../../../../codecs/plist/value.ts';
import type { PracticeDevice } from '../../device/device.ts';

type Answer = (device: PracticeDevice) => PlistValue | undefined;

const answers: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ['BuildVersion', ({ hardware }) => hardware.buildVersion],
  ['DeviceClass', ({ hardware }) => hardware.deviceClass],
  ['HWModelStr', ({ hardware }) => hardware.hardwareModel],
  ['ProductType', ({ hardware }) => hardware.productType],
  ['ProductVersion', ({ hardware }) => hardware.osVersion],
  ['SerialNumber', ({ hardware }) => hardware.serial],
  ['UniqueChipID', ({ hardware }) => hardware.ecid],
  ['UniqueDeviceID', ({ hardware }) => hardware.udid],
]);

/** Answers what was asked and is known; closed since iOS 17.4 (device-protocols §6.1). */
export function mobileGestalt(device: PracticeDevice, keys: PlistValue | undefined): PlistDict {
  const [major = 0, minor = 0] = device.hardware.osVersion.split('.').map(Number);
  if (major > 17 || (major === 17 && minor >= 4)) return { Status: 'MobileGestaltDeprecated' };
  if (!Array.isArray(keys)) return { Status: 'Failure' };
  const found = keys
    .filter((key) => typeof key === 'string')
    .map((key): [string, PlistValue | undefined] => [key, answers.get(key)?.(device)]);
  return { Status: 'Success', ...Object.fromEntries(found) };
}
