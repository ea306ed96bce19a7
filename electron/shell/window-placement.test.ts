import { describe, expect, it } from 'vitest';
import { type Placement, placeWindow, smallestWindow } from './window-placement.ts';

const builtIn = { id: 1, workArea: { x: 0, y: 25, width: 1512, height: 900 } };
const wall = { id: 2, workArea: { x: 1512, y: 0, width: 3840, height: 2100 } };
const kept = (bounds: Placement['bounds'], displayId: number): Placement => ({
  bounds,
  displayId,
  maximized: false,
  fullScreen: false,
});

describe('where the window opens', () => {
  it('is the middle of the first display at the first start', () => {
    expect(placeWindow(undefined, [builtIn, wall])).toEqual({ x: 116, y: 65, width: 1280, height: 820 });
  });

  it('is where it was left, on the display where it was left', () => {
    const bounds = { x: 2000, y: 100, width: 2400, height: 1600 };
    expect(placeWindow(kept(bounds, 2), [builtIn, wall])).toEqual(bounds);
  });

  it('is on the first display, and fits it, when the other one is gone', () => {
    const placed = placeWindow(kept({ x: 2000, y: 100, width: 2400, height: 1600 }, 2), [builtIn]);
    expect(placed).toEqual({ x: 0, y: 25, width: 1512, height: 900 });
  });

  it.each([
    ['far to the left', { x: -2000, y: 100, width: 1200, height: 800 }],
    ['under the menu bar', { x: 10, y: -300, width: 1200, height: 800 }],
    ['below the screen', { x: 10, y: 2000, width: 1200, height: 800 }],
  ])('is in the middle again when it was left %s', (_where, bounds) => {
    expect(placeWindow(kept(bounds, 1), [builtIn])).toEqual({ x: 156, y: 75, width: 1200, height: 800 });
  });

  it('is never smaller than the page can bear', () => {
    expect(placeWindow(kept({ x: 0, y: 25, width: 200, height: 200 }, 1), [builtIn])).toMatchObject(smallestWindow);
  });
});
