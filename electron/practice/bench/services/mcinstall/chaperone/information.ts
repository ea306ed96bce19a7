import type { PlistDict, PlistValue } from '../../../../../codecs/plist/value.ts';
import type { PracticeDevice } from '../../../device/device.ts';
import { isSupervised } from '../../../device/rules-supervision.ts';
import type { McCommands } from '../command.ts';
import { acknowledged, formatError } from '../replies.ts';

export const informationCommands: McCommands = {
  DeviceInformation: (request, { device }) => {
    const queries = request.Queries;
    if (!Array.isArray(queries) || !queries.every((query) => typeof query === 'string')) return formatError;
    return acknowledged({ QueryResponses: queryDevice(device, queries) });
  },

  SecurityInfo: (_, { device }) => acknowledged({ SecurityInfo: securityInfo(device) }),
};

/** Answers MDM's DeviceInformation queries (mdm.md §2.5); unknown ones are left out. */
export function queryDevice(device: PracticeDevice, queries: readonly string[]): PlistDict {
  const answers = queries.map((query): [string, PlistValue | undefined] => [query, ANSWERS.get(query)?.(device)]);
  return Object.fromEntries(answers);
}

/** PasscodePresent is the only dependable sign of a passcode (device-protocols §3.2). */
export function securityInfo(device: PracticeDevice): PlistDict {
  return {
    HardwareEncryptionCaps: 3,
    PasscodePresent: device.content.passcode !== undefined,
    PasscodeCompliant: true,
    PasscodeCompliantWithProfiles: true,
  };
}

type Answer = (device: PracticeDevice) => PlistValue | undefined;

const ANSWERS: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ['UDID', ({ hardware }) => hardware.udid],
  ['SerialNumber', ({ hardware }) => hardware.serial],
  ['DeviceName', ({ content }) => content.name],
  ['OSVersion', ({ hardware }) => hardware.osVersion],
  ['BuildVersion', ({ hardware }) => hardware.buildVersion],
  ['ProductName', ({ hardware }) => hardware.productType],
  ['ModelName', ({ hardware }) => hardware.deviceClass],
  ['Model', ({ hardware }) => hardware.modelNumber],
  ['IMEI', ({ hardware }) => hardware.imei],
  ['WiFiMAC', ({ hardware }) => hardware.wifiMac],
  ['BluetoothMAC', ({ hardware }) => hardware.bluetoothMac],
  ['IsSupervised', ({ content }) => isSupervised(content)],
  ['AwaitingConfiguration', ({ content }) => isAwaitingConfiguration(content.cloudConfiguration)],
  ['BatteryLevel', ({ battery }) => battery.percent / 100],
  ['IsDeviceLocatorServiceEnabled', ({ content }) => content.findMy],
  ['IsActivationLockEnabled', ({ content }) => content.findMy],
  ['IsMDMLostModeEnabled', ({ content }) => content.lostMode !== undefined],
]);

/** Held in Setup Assistant until a DeviceConfigured command. */
export function isAwaitingConfiguration(cloudConfiguration: PlistDict | undefined): boolean {
  return cloudConfiguration?.AwaitDeviceConfigured === true && cloudConfiguration.DeviceConfigured !== true;
}
