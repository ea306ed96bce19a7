export type Findable = {
  readonly key: string;
  readonly serial: string | undefined;
  readonly name: string | undefined;
  readonly label: string;
};

/** @returns what fits a typed or scanned text, the best first: serial number, its tail, slot, then any part. */
export function findDevices(text: string, among: readonly Findable[]): readonly Findable[] {
  const wanted = text.trim().toUpperCase();
  if (wanted === '') return [];
  return among
    .map((device) => ({ device, rank: rankOf(wanted, device) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ device }) => device);
}

function rankOf(wanted: string, { serial = '', name = '', label }: Findable): number {
  // Apple's boxes print the serial number with a leading S.
  if (serial === wanted || (wanted.startsWith('S') && serial === wanted.slice(1))) return 5;
  if (label.toUpperCase() === wanted) return 4;
  if (wanted.length >= 3 && serial.endsWith(wanted)) return 3;
  if (name.toUpperCase().includes(wanted)) return 2;
  return wanted.length >= 3 && serial.includes(wanted) ? 1 : 0;
}
