import { ecidFromUdid, ecidSchema, serialSchema, udidSchema } from '../../shared/domain/ids.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { Bench } from '../bench/bench.ts';
import type { DevicesRepository } from '../store/repositories/devices.ts';
import type { DeviceNames } from '../store/repositories/ignored.ts';

/**
 * What is known of the device that a person names by serial number, ECID, UDID or key; of one that was never attached,
 * what the name itself tells.
 * @throws KitError `input.not-found` when that is nothing.
 */
export function deviceNamesOf(
  {
    bench,
    devices,
  }: { readonly bench: Pick<Bench, 'find'>; readonly devices: Pick<DevicesRepository, 'get' | 'list'> },
  text: string,
): DeviceNames {
  const attached = bench.find(text);
  const told = toldBy(text.trim());
  const known =
    devices.get(attached?.key ?? text) ??
    devices.list().find(({ ecid, serial }) => isSame(ecid, told.ecid) || isSame(serial, told.serial));
  const names = {
    ecid: attached?.facts.ecid ?? known?.ecid ?? told.ecid,
    serial: attached?.facts.serial ?? known?.serial ?? (known === undefined ? told.serial : undefined),
  };
  if (names.ecid === undefined && names.serial === undefined) {
    throw new KitError('input.not-found', { what: 'device', name: text });
  }
  return names;
}

/** Sixteen hexadecimal digits are an ECID, with or without 0x; other letters and digits a serial number. */
function toldBy(text: string): DeviceNames {
  const udid = udidSchema.safeParse(text).data;
  if (udid !== undefined) return { ecid: ecidFromUdid(udid) };
  const hex = /^(?:0x([0-9a-f]{1,16})|(?:ecid:)?([0-9a-f]{16}))$/i.exec(text);
  const digits = hex?.[1] ?? hex?.[2];
  if (digits !== undefined) return { ecid: ecidSchema.parse(digits.toUpperCase().padStart(16, '0')) };
  return { serial: serialSchema.safeParse(text.toUpperCase()).data };
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one === other;
}
