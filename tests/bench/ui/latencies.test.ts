import { describe, expect, it } from 'vitest';
import { latencies, percentile } from './latencies.ts';

const battery = (text: string) => (text.endsWith('%') ? 'battery' : undefined);
const made = (...changes: readonly [key: string, text: string, at: number][]) =>
  changes.map(([key, text, at]) => ({ key, text, at }));

describe('from a change to its paint', () => {
  it('counts a change that a newer one overtook to the paint of the newer one', () => {
    const changes = made(['a', '1%', 0], ['a', '2%', 100], ['a', '3%', 200]);
    expect(latencies(changes, made(['a', '1%', 50], ['a', '3%', 260]), battery)).toEqual([50, 160, 60]);
  });

  it('does not take an old text for a new change that reads the same', () => {
    const changes = made(['a', '1%', 0], ['a', '2%', 10], ['a', '1%', 20]);
    expect(latencies(changes, made(['a', '1%', 15], ['a', '2%', 30], ['a', '1%', 40]), battery)).toEqual([15, 20, 20]);
  });

  it('keeps devices apart, leaves other texts out, and forgives nothing that was never painted', () => {
    const changes = made(['a', '1%', 0], ['b', '1%', 5], ['b', '2%', 6]);
    const seen = made(['a', '1%', 10], ['a', 'Running', 11], ['b', '1%', 25]);
    expect(latencies(changes, seen, battery)).toEqual([10, 20, Number.POSITIVE_INFINITY]);
  });

  it('has a 95th percentile', () => {
    expect(
      percentile(
        Array.from({ length: 100 }, (_, index) => index + 1),
        0.95,
      ),
    ).toBe(95);
  });
});
