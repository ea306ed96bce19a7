import type { OurDevice, Sighting } from '../../store/repositories/consoles.ts';
import { plainMac } from './mac.ts';

export type MatchBy = 'serial' | 'wifiMac' | 'name';
export type Match =
  | { readonly kind: 'match'; readonly by: MatchBy; readonly sighting: Sighting }
  | { readonly kind: 'ambiguous'; readonly by: MatchBy; readonly rows: number }
  | { readonly kind: 'none' };

export type Matcher = (device: OurDevice) => Match;

/**
 * Finds our devices in a console's list: by serial, else by Wi-Fi MAC, else by name. A row that names another serial or
 * another MAC is another device; of several rows that could be it none is taken.
 * @param devices all of ours: a name that two of them bear identifies neither.
 */
export function createMatcher(sightings: readonly Sighting[], devices: readonly OurDevice[]): Matcher {
  const bySerial = Map.groupBy(sightings, ({ serial }) => serial);
  const byMac = Map.groupBy(sightings, ({ wifiMac }) => wifiMac);
  const byName = Map.groupBy(sightings, ({ name }) => nameKey(name));
  const namesakes = Map.groupBy(devices, ({ name }) => nameKey(name));

  return (device) => {
    const serial = device.serial.toUpperCase();
    const mac = plainMac(device.wifiMac ?? '');
    const name = nameKey(device.name);
    const isOther = (row: Sighting) =>
      (row.serial !== undefined && row.serial !== serial) ||
      (row.wifiMac !== undefined && mac !== undefined && row.wifiMac !== mac);
    const found = (by: MatchBy, rows: readonly Sighting[] | undefined): Match | undefined => {
      const candidates = by === 'serial' ? (rows ?? []) : (rows ?? []).filter((row) => !isOther(row));
      const [sighting] = candidates;
      if (sighting === undefined) return undefined;
      const ours = by === 'name' ? (namesakes.get(name)?.length ?? 1) : 1;
      const rowCount = Math.max(candidates.length, ours);
      return rowCount > 1 ? { kind: 'ambiguous', by, rows: rowCount } : { kind: 'match', by, sighting };
    };
    return (
      found('serial', bySerial.get(serial)) ??
      (mac === undefined ? undefined : found('wifiMac', byMac.get(mac))) ??
      (name === undefined ? undefined : found('name', byName.get(name))) ?? { kind: 'none' }
    );
  };
}

/** Half and full width, and the spaces people type, tell no names apart. */
function nameKey(name: string | undefined): string | undefined {
  const key = name?.normalize('NFKC').replace(/\s+/g, ' ').trim();
  return key === '' ? undefined : key;
}
