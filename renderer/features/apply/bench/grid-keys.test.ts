import { describe, expect, it } from 'vitest';
import { columnsOf, nextTile } from './grid-keys.ts';

describe('arrows across the tiles', () => {
  // Five tiles in rows of three: 0 1 2 / 3 4
  it.each([
    ['ArrowRight', 0, 1],
    ['ArrowRight', 4, 4],
    ['ArrowLeft', 3, 2],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 1, 4],
    ['ArrowDown', 2, 4],
    ['ArrowDown', 3, 3],
    ['ArrowUp', 4, 1],
    ['ArrowUp', 1, 1],
    ['Home', 4, 0],
    ['End', 0, 4],
  ])('%s leads from %i to %i', (key, from, to) => {
    expect(nextTile(key, from, 5, 3)).toBe(to);
  });

  it('leave other keys alone', () => {
    expect(nextTile('Enter', 0, 5, 3)).toBeUndefined();
  });

  it('count the columns by the tops of the tiles', () => {
    expect(columnsOf([10, 10, 10, 160, 160])).toBe(3);
    expect(columnsOf([10, 10])).toBe(2);
    expect(columnsOf([])).toBe(1);
  });
});
