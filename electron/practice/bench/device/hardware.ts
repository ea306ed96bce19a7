import type { SeededRandom } from '../seeded-random.ts';
import type { DeviceModel, OsBuild } from './models.ts';
import type { DeviceHardware } from './state.ts';

const USB_PRODUCT_IDS = { iPhone: 0x12a8, iPad: 0x12ab } as const;
/** Apple's randomised serial numbers: no vowels, nothing that reads like a digit. */
const SERIAL_CHARACTERS = '0123456789CDFGHJKLMNPQRTVWXY';

/** The facts of device number `index`, drawn from `random`: the same for the same seed. */
export function makeHardware(options: {
  readonly model: DeviceModel;
  readonly os: OsBuild;
  readonly index: number;
  readonly random: SeededRandom;
}): DeviceHardware {
  const { model, os, index, random } = options;
  const ecid = makeEcid(random.fork('ecid'), index);
  return {
    udid: makeUdid(model, ecid, random.fork('udid')),
    ecid,
    serial: makeSerial(random.fork('serial')),
    productType: model.productType,
    productName: model.productName,
    deviceClass: model.deviceClass,
    modelNumber: model.modelNumber,
    hardwareModel: model.hardwareModel,
    osVersion: os.version,
    buildVersion: os.build,
    wifiMac: makeMac(random.fork('wifi')),
    bluetoothMac: makeMac(random.fork('bluetooth')),
    ...(model.cellular ? { imei: makeImei(random.fork('imei')) } : {}),
    usbProductId: USB_PRODUCT_IDS[model.deviceClass],
    locationId: locationOf(index),
  };
}

/** Every third lies above 2^53, where a JavaScript number would round it. */
function makeEcid(random: SeededRandom, index: number): bigint {
  const low = BigInt(`0x${random.bytes(6).toString('hex')}`) | 1n;
  const high = index % 3 === 2 ? 0x20 + random.integer(0x60) : 1 + random.integer(0x1f);
  return (BigInt(high) << 48n) | low;
}

function makeUdid(model: DeviceModel, ecid: bigint, random: SeededRandom): string {
  if (model.chip === undefined) return random.bytes(20).toString('hex');
  const hex = (value: bigint | number, digits: number) => value.toString(16).toUpperCase().padStart(digits, '0');
  return `${hex(model.chip, 8)}-${hex(ecid, 16)}`;
}

function makeSerial(random: SeededRandom): string {
  const rest = Array.from({ length: 9 }, () => SERIAL_CHARACTERS[random.integer(SERIAL_CHARACTERS.length)]);
  return `${random.pick(['C', 'D', 'F', 'G', 'H'])}${rest.join('')}`;
}

function makeMac(random: SeededRandom): string {
  return ['f0', '18', '98', ...[...random.bytes(3)].map((byte) => byte.toString(16).padStart(2, '0'))].join(':');
}

function makeImei(random: SeededRandom): string {
  const digits = `35${Array.from({ length: 12 }, () => random.integer(10)).join('')}`;
  return `${digits}${luhnDigit(digits)}`;
}

function luhnDigit(digits: string): number {
  const sum = [...digits].toReversed().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

const PORTS_PER_HUB = 4;
const PORTS_PER_BUS = PORTS_PER_HUB ** 3;
const FIRST_BUS = 0x14;

/** Hubs of four ports, three tiers deep, bus after bus, as a Mac numbers them (device-protocols §9). */
export function locationOf(index: number): number {
  const tier = (size: number) => (Math.floor(index / size) % PORTS_PER_HUB) + 1;
  const bus = FIRST_BUS + Math.floor(index / PORTS_PER_BUS);
  return ((bus << 24) | (tier(PORTS_PER_HUB ** 2) << 20) | (tier(PORTS_PER_HUB) << 16) | (tier(1) << 12)) >>> 0;
}
