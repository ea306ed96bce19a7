/** Where on the USB tree a device hangs: controller number, then the port on each hub tier. */
export type UsbPlace = { readonly bus: number; readonly ports: readonly number[] };

/**
 * Reads a macOS locationID: top byte bus, then six nibbles of port numbers, zeros end the path (device-protocols §9).
 * The open usbmuxd of Linux reports bus and address instead, which is no topology: there the label only tells devices
 * apart while they stay attached.
 */
export function decodeLocation(locationId: number): UsbPlace {
  const id = locationId >>> 0;
  const nibbles = [20, 16, 12, 8, 4, 0].map((shift) => (id >>> shift) & 0xf);
  const end = nibbles.indexOf(0);
  return { bus: id >>> 24, ports: end === -1 ? nibbles : nibbles.slice(0, end) };
}

/** `bus-port.port`, as Linux spells it: the same label on both systems. */
export function locationLabel(locationId: number): string {
  const { bus, ports } = decodeLocation(locationId);
  return ports.length === 0 ? `${bus}` : `${bus}-${ports.join('.')}`;
}

/** Devices under one controller share its bandwidth and its power: the scheduler caps heavy work per tree. */
export function usbTree(locationId: number): string {
  return String(decodeLocation(locationId).bus);
}
