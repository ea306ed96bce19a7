/** Where an arrow leads in a grid that is filled row by row. @returns the same index at an edge, `undefined` for other keys. */
export function nextTile(key: string, index: number, count: number, columns: number): number | undefined {
  const within = (next: number) => (next < 0 || next >= count ? index : next);
  switch (key) {
    case 'ArrowRight':
      return within(index + 1);
    case 'ArrowLeft':
      return within(index - 1);
    case 'ArrowDown':
      // Above a last row that is shorter, down leads to its end.
      return index + columns < count ? index + columns : isLastRow(index, count, columns) ? index : count - 1;
    case 'ArrowUp':
      return within(index - columns);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

function isLastRow(index: number, count: number, columns: number): boolean {
  return Math.floor(index / columns) === Math.floor((count - 1) / columns);
}

/** @param tops of all tiles: those beside the first one make the first row. */
export function columnsOf(tops: readonly number[]): number {
  const first = tops[0];
  const row = tops.findIndex((top) => first !== undefined && top - first > 4);
  return Math.max(1, row === -1 ? tops.length : row);
}
