import type { DeviceFacts, KnownOrNot } from '../../shared/domain/device.ts';
import { ecidFromChipId, ecidFromUdid, serialSchema, type Udid } from '../../shared/domain/ids.ts';
import type { PlistDict, PlistValue } from '../codecs/plist/value.ts';

type Values = PlistDict | undefined;

/** Lockdown's own values as facts (device-protocols §2.3). Values of an unexpected type count as missing. */
export function identityFacts(udid: Udid, values: PlistDict): Partial<DeviceFacts> {
  const facts = {
    ecid: ecidOf(values.UniqueChipID) ?? ecidFromUdid(udid),
    serial: serialSchema.safeParse(values.SerialNumber).data,
    productType: text(values.ProductType),
    deviceClass: text(values.DeviceClass),
    osVersion: text(values.ProductVersion),
    buildVersion: text(values.BuildVersion),
    name: text(values.DeviceName),
    wifiMac: text(values.WiFiAddress),
    imei: text(values.InternationalMobileEquipmentIdentity),
    activation: text(values.ActivationState),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/** An unsigned 64-bit number; a writer of signed ones shows the upper half as negative. */
function ecidOf(chipId: PlistValue | undefined): DeviceFacts['ecid'] {
  if (typeof chipId !== 'bigint' && !(typeof chipId === 'number' && Number.isSafeInteger(chipId))) return undefined;
  return ecidFromChipId(BigInt.asUintN(64, BigInt(chipId)));
}

export function findMy(fmip: Values): KnownOrNot {
  return known(fmip?.IsAssociated);
}

export function supervised(chaperone: Values): KnownOrNot {
  return known(chaperone?.DeviceIsChaperoned);
}

export function setupDone(purplebuddy: Values): KnownOrNot {
  return known(purplebuddy?.SetupDone);
}

export function batteryFacts(battery: Values): Pick<DeviceFacts, 'batteryPercent' | 'charging'> {
  const { BatteryCurrentCapacity: percent, BatteryIsCharging: charging } = battery ?? {};
  return {
    ...(typeof percent === 'number' && { batteryPercent: Math.min(100, Math.max(0, Math.round(percent))) }),
    ...(typeof charging === 'boolean' && { charging }),
  };
}

/** Bytes a person's data may still take. */
export function freeBytes(disk: Values): number | undefined {
  const free = disk?.AmountDataAvailable ?? disk?.TotalDataAvailable;
  return typeof free === 'number' || typeof free === 'bigint' ? Math.max(0, Number(free)) : undefined;
}

function known(value: PlistValue | undefined): KnownOrNot {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return 'unknown';
}

function text(value: PlistValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
