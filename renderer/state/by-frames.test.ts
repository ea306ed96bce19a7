import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createByFrames } from './by-frames.ts';

let frames: (() => void)[];
const page = { hidden: false };

beforeEach(() => {
  frames = [];
  page.hidden = false;
  vi.useFakeTimers();
  vi.stubGlobal('document', page);
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function draw(): void {
  for (const callback of frames.splice(0)) callback();
}

function taken() {
  const handed: number[][] = [];
  const queue = createByFrames<number>((values) => handed.push([...values]));
  return { handed, ...queue };
}

const entries = (...values: readonly number[]) => values.map((value) => [`of ${value % 100}`, value] as const);

describe('values by frames', () => {
  it('are spread over five frames, the oldest first', () => {
    const { handed, take } = taken();
    take(entries(...Array.from({ length: 64 }, (_, index) => index)));
    for (let frame = 0; frame < 5; frame += 1) draw();
    expect(handed.map(({ length }) => length)).toEqual([13, 13, 13, 13, 12]);
    expect(handed.flat()).toEqual(Array.from({ length: 64 }, (_, index) => index));
    expect(frames).toEqual([]);
  });

  it('keep the newest of a key, at the place of the oldest', () => {
    const { handed, take } = taken();
    take(entries(1, 2, 101));
    draw();
    draw();
    expect(handed.flat()).toEqual([101, 2]);
  });

  it('are not kept back for a page that nobody sees', () => {
    page.hidden = true;
    const { handed, take } = taken();
    take(entries(1, 2, 3, 4, 5, 6, 7));
    vi.advanceTimersByTime(100);
    expect(handed).toEqual([[1, 2, 3, 4, 5, 6, 7]]);
  });

  it('are forgotten when told to, and taken again afterwards', () => {
    const { handed, take, clear } = taken();
    take(entries(1));
    clear();
    draw();
    expect(handed).toEqual([]);
    take(entries(2));
    draw();
    expect(handed).toEqual([[2]]);
  });
});
