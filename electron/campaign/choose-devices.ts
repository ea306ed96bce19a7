import { KitError } from '../../shared/errors/kit-error.ts';
import { plainMac } from '../backend/files/mac.ts';
import type { OurDevice } from '../store/repositories/consoles.ts';
import type { ListRows } from './list-file.ts';

/**
 * The console's numbers of the devices that are meant. A console numbers devices by Wi-Fi MAC (mdm §1.1), so a serial
 * number is found by the MAC that this station once read from the device.
 * @param wanted absent: all that are listed.
 * @throws KitError `campaign.not-listed`.
 */
export function chooseDevices(
  rows: ListRows,
  wanted: readonly string[] | undefined,
  ourDevices: () => readonly OurDevice[],
): string[] {
  const listed = [...new Set(rows.map(({ device }) => device))];
  if (wanted === undefined) return listed;
  const numbers = new Map(listed.map((number) => [keyOf(number), number]));
  const macs = new Map(ourDevices().map(({ serial, wifiMac = '' }) => [keyOf(serial), wifiMac]));
  const found = wanted.map((word) => numbers.get(keyOf(word)) ?? numbers.get(keyOf(macs.get(keyOf(word)) ?? '')));
  const strange = wanted.filter((_, at) => found[at] === undefined);
  if (strange.length > 0) throw new KitError('campaign.not-listed', { devices: strange.join(', ') });
  return [...new Set(found.filter((number) => number !== undefined))];
}

/** One spelling of a number, a MAC or a serial. */
function keyOf(word: string): string {
  return plainMac(word) ?? word.normalize('NFKC').trim().toLowerCase();
}
