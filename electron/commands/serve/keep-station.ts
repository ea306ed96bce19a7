import { type Clock, delay, systemClock } from '../../ports/clock.ts';
import type { KitbenchProcess } from '../../practice/rehearse/process.ts';
import type { Room } from '../../practice/rehearse/room.ts';

const pausesMs = [500, 2_000, 5_000];
/** After a station that lived this long, the pauses begin with the shortest again. */
const longLifeMs = 60_000;

/**
 * Keeps a practice room's station running: one that dies is started again on the same store, and resumes by evidence. One
 * that does not come up counts as another death, and is told and tried again like one.
 * @returns when it runs for the first time.
 */
export async function keepStation(
  room: Pick<Room, 'startStation'>,
  signal: AbortSignal,
  onDeath: () => void,
  clock: Clock = systemClock,
): Promise<void> {
  const start = async () => {
    const { process, client } = await room.startStation();
    await client.close();
    return process;
  };
  let running: KitbenchProcess | undefined = await start();
  const keep = async () => {
    let deaths = 0;
    for (;;) {
      const since = clock.monotonic();
      await running?.exited;
      signal.throwIfAborted();
      onDeath();
      deaths = clock.monotonic() - since > longLifeMs ? 1 : deaths + 1;
      await delay(clock, pausesMs[Math.min(deaths, pausesMs.length) - 1] ?? 0, signal);
      running = await start().catch(() => undefined);
    }
  };
  // It ends with the signal only.
  void keep().catch(() => {});
}
