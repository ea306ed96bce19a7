import { emptyDict, type PlistDict, type PlistValue } from '../../../codecs/plist/value.ts';
import { deviceSetters, UNTRUSTED_HOST_KEY } from '../device/set-values.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import { deviceValues, type ValueEntry } from '../device/values.ts';

type Address = { readonly domain: string; readonly key: string | undefined };

/** Answers GetValue: one key, or without Key the whole domain; without a session only what identifies (§2.2). */
export function getValue(device: SimulatedDevice, request: PlistDict, trusted: boolean): PlistDict {
  const { domain, key } = addressOf(request);
  const entries = own(deviceValues, domain);
  const echo = echoOf(request);
  if (key === undefined) return readDomain(device, entries ?? {}, trusted, echo);
  const entry = own(entries ?? {}, key);
  if (!trusted && !entry?.open) return { ...echo, Error: 'GetProhibited' };
  const value = entry?.read(device);
  return value === undefined ? { ...echo, Error: 'MissingValue' } : { ...echo, Value: value };
}

function readDomain(
  device: SimulatedDevice,
  entries: Readonly<Record<string, ValueEntry>>,
  trusted: boolean,
  echo: PlistDict,
): PlistDict {
  const values: Record<string, PlistValue> = emptyDict();
  for (const [key, { open, read }] of Object.entries(entries)) {
    const value = trusted || open ? read(device) : undefined;
    if (value !== undefined) values[key] = value;
  }
  if (!trusted && Object.keys(values).length === 0) return { ...echo, Error: 'GetProhibited' };
  return { ...echo, Value: values };
}

export function setValue(device: SimulatedDevice, request: PlistDict, trusted: boolean): PlistDict {
  const { domain, key } = addressOf(request);
  const echo = echoOf(request);
  if (key === undefined) return { ...echo, Error: 'MissingKey' };
  if (request.Value === undefined) return { ...echo, Error: 'MissingValue' };
  if (domain === '' && key === UNTRUSTED_HOST_KEY) return echo;
  if (!trusted) return { ...echo, Error: 'SetProhibited' };
  const set = own(own(deviceSetters, domain) ?? {}, key);
  if (!set?.(device, request.Value)) return { ...echo, Error: set ? 'InvalidValue' : 'SetProhibited' };
  return { ...echo, Value: request.Value };
}

export function removeValue(request: PlistDict, trusted: boolean): PlistDict {
  const echo = echoOf(request);
  if (addressOf(request).key === undefined) return { ...echo, Error: 'MissingKey' };
  return { ...echo, Error: trusted ? 'RemoveProhibited' : 'SessionInactive' };
}

function addressOf({ Domain: domain, Key: key }: PlistDict): Address {
  return { domain: typeof domain === 'string' ? domain : '', key: typeof key === 'string' ? key : undefined };
}

function echoOf({ Domain: domain, Key: key }: PlistDict): PlistDict {
  return { ...(domain !== undefined && { Domain: domain }), ...(key !== undefined && { Key: key }) };
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
