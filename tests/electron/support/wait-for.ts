import { setTimeout as sleep } from 'node:timers/promises';

/** Asks a page or a process again and again: resolves with the first answer that is something. */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  deadlineMs = 15_000,
): Promise<T> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const found = await ask();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`never happened: ${what}`);
    await sleep(20);
  }
}
