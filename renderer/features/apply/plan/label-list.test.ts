import { describe, expect, it } from 'vitest';
import { labelList } from './use-labels.ts';

const labels = (...names: readonly string[]) => labelList(names, new Map());

describe('the places of a plan', () => {
  it('are named in the order of the room', () => {
    expect(labels('10', '2', '5')).toBe('2, 5, 10');
  });

  it('are written as one where three and more follow each other', () => {
    expect(labels('1', '2', '3', '4', '6', '7', '11', '9', '10')).toBe('1–4, 6, 7, 9–11');
  });

  it('stay as they are where they are no numbers', () => {
    expect(labels('1-2.4', '1-2.5', '1-2.6', '窓側 1')).toBe('1-2.4, 1-2.5, 1-2.6, 窓側 1');
  });
});
