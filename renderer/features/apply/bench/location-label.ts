/**
 * A macOS locationID as `bus-port.port`: top byte bus, then six nibbles of port numbers, zeros end the path
 * (device-protocols §9).
 */
export function locationLabel(locationId: number): string {
  const id = locationId >>> 0;
  const nibbles = [20, 16, 12, 8, 4, 0].map((shift) => (id >>> shift) & 0xf);
  const end = nibbles.indexOf(0);
  const ports = end === -1 ? nibbles : nibbles.slice(0, end);
  return ports.length === 0 ? `${id >>> 24}` : `${id >>> 24}-${ports.join('.')}`;
}
