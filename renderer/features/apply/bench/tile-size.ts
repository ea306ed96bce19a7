export const tileSizes = ['S', 'M', 'L'] as const;
export type TileSize = (typeof tileSizes)[number];

/** S is made for 64 devices, M for 24, L for 8. */
export function sizeFor(places: number): TileSize {
  if (places > 30) return 'S';
  return places > 10 ? 'M' : 'L';
}
