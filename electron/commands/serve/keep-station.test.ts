import { expect, it, onTestFinished } from 'vitest';
import { createTestClock } from '../../ports/test-clock.ts';
import type { StationProcess } from '../../practice/rehearse/room.ts';
import { keepStation } from './keep-station.ts';

it('starts a station again that died, and one that did not come up, each with a longer pause', async () => {
  const clock = createTestClock();
  const room = new AbortController();
  onTestFinished(() => room.abort(new Error('the room is closed')));
  const deaths: number[] = [];
  const starts: number[] = [];
  const startStation = async () => {
    starts.push(clock.monotonic());
    if (starts.length === 2) throw new Error('did not come up');
    const exited = starts.length === 1 ? Promise.resolve(1) : new Promise<null>(() => {});
    return { process: { exited }, client: { close: async () => {} } } as unknown as StationProcess;
  };
  const began = clock.monotonic();
  await keepStation({ startStation }, room.signal, () => deaths.push(clock.monotonic() - began), clock);
  await clock.advance(0);
  expect(deaths).toEqual([0]);
  await clock.advance(500);
  expect(deaths).toEqual([0, 500]);
  await clock.advance(2_000);
  expect(starts.map((at) => at - began)).toEqual([0, 500, 2_500]);
  expect(deaths).toHaveLength(2);
});
