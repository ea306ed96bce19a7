import { z } from 'zod';

const rectangleSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
export type Rectangle = z.infer<typeof rectangleSchema>;

/** Where the window stood, and on which display, when it was last moved. */
export const placementSchema = z.object({
  bounds: rectangleSchema,
  displayId: z.number(),
  maximized: z.boolean(),
  fullScreen: z.boolean(),
});
export type Placement = z.infer<typeof placementSchema>;

export type Display = { readonly id: number; readonly workArea: Rectangle };

export const smallestWindow = { width: 1024, height: 700 } as const;
const firstWindow = { width: 1280, height: 820 } as const;
/** So much of the title bar must be within reach for a person to move the window. */
const reachable = { width: 120, height: 40 } as const;

/**
 * Where the window opens: where it was left if that display is still there and the window can be reached, else in the
 * middle of the first display.
 */
export function placeWindow(kept: Placement | undefined, displays: readonly Display[]): Rectangle {
  const display = displays.find(({ id }) => id === kept?.displayId);
  if (kept !== undefined && display !== undefined && isReachable(kept.bounds, display.workArea)) {
    return sizeWithin(kept.bounds, display.workArea);
  }
  const area = displays[0]?.workArea ?? { x: 0, y: 0, ...firstWindow };
  const { width, height } = sizeWithin({ x: area.x, y: area.y, ...(kept?.bounds ?? firstWindow) }, area);
  return {
    x: area.x + Math.round((area.width - width) / 2),
    y: area.y + Math.round((area.height - height) / 2),
    width,
    height,
  };
}

function isReachable(bounds: Rectangle, area: Rectangle): boolean {
  const across = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const top = bounds.y >= area.y && bounds.y + reachable.height <= area.y + area.height;
  return top && across >= reachable.width;
}

function sizeWithin(bounds: Rectangle, area: Rectangle): Rectangle {
  return {
    ...bounds,
    width: Math.max(smallestWindow.width, Math.min(bounds.width, area.width)),
    height: Math.max(smallestWindow.height, Math.min(bounds.height, area.height)),
  };
}
