import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves with the first defined value of `look`, asked again and again; for what another process or socket does. */
export async function waitUntil<T>(what: string, look: () => T | undefined | false, deadlineMs = 2000): Promise<T> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`never happened: ${what}`);
    await sleep(5);
  }
}
