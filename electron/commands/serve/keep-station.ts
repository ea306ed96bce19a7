import type { Room } from '../../practice/rehearse/room.ts';

const pausesMs = [500, 2_000, 5_000];
/** A station that lived this long starts anew without a pause when it dies. */
const longLifeMs = 60_000;

/**
 * Keeps a practice room's station running: one that dies is started again on the same store, and resumes by evidence.
 * @returns when it runs for the first time.
 */
export async function keepStation(room: Room, signal: AbortSignal, onDeath: () => void): Promise<void> {
  const start = async () => {
    const { process, client } = await room.startStation();
    await client.close();
    return process;
  };
  let running = await start();
  void (async () => {
    let deaths = 0;
    while (!signal.aborted) {
      const since = performance.now();
      await running.exited;
      if (signal.aborted) return;
      onDeath();
      deaths = performance.now() - since > longLifeMs ? 1 : deaths + 1;
      await pause(pausesMs[Math.min(deaths, pausesMs.length) - 1] ?? 0, signal);
      if (signal.aborted) return;
      running = await start();
    }
  })().catch(() => {});
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
