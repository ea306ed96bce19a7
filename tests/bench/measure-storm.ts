import { devicesReady } from '../../electron/practice/rehearse/waits.ts';
import { openBenchRoom, pairAll } from './bench-room.ts';
import { goIos } from './go-ios.ts';

export type StormMeasure = {
  /** From all devices being attached at once until the station knows every one of them. */
  readonly seconds: number;
  /** `ios list --details` on the same bench. */
  readonly goIosSeconds: number;
};

const patienceSeconds = 120;
const repetitions = 3;

/** Attaches all devices at once; the best of some times, on both sides. */
export async function measureStorm(devices: number): Promise<StormMeasure> {
  const room = await openBenchRoom({ devices, latencyMs: 0, scenario: 'hello' });
  try {
    await pairAll(room);
    const { client } = await room.startStation();
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < repetitions; round++) {
      await devicesReady(client, patienceSeconds, (ready) => ready.length === devices);
      await room.benchControl.call('detach', {});
      await devicesReady(client, patienceSeconds, (ready) => ready.length === 0);
      const started = performance.now();
      await room.benchControl.call('attach', {});
      await devicesReady(client, patienceSeconds, (ready) => ready.length === devices);
      ours.push((performance.now() - started) / 1000);
    }
    for (let round = 0; round < repetitions; round++) {
      const started = performance.now();
      await goIos(room.bench.address, ['list', '--details']);
      theirs.push((performance.now() - started) / 1000);
    }
    return { seconds: Math.min(...ours), goIosSeconds: Math.min(...theirs) };
  } finally {
    await room.close();
  }
}
