import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

const enough = 0.9;
const longestMs = 30_000;

/**
 * Waits until the machine has nothing else to do, for half a minute at most: what others compute would be counted as ours.
 * @returns how idle it was at last, 0 to 1.
 */
export async function untilQuiet(say: (line: string) => void): Promise<number> {
  const giveUpAt = performance.now() + longestMs;
  let idle = await idleShare();
  while (idle < enough && performance.now() < giveUpAt) idle = await idleShare();
  if (idle < enough) say(`the machine is only ${Math.round(idle * 100)} % idle: what follows is no clean figure`);
  return idle;
}

async function idleShare(): Promise<number> {
  const before = processorTimes();
  await pause(500);
  const after = processorTimes();
  return (after.idle - before.idle) / Math.max(1, after.all - before.all);
}

function processorTimes(): { idle: number; all: number } {
  const times = cpus().map((cpu) => cpu.times);
  const sum = (pick: (time: (typeof times)[number]) => number) => times.reduce((total, time) => total + pick(time), 0);
  return {
    idle: sum((time) => time.idle),
    all: sum((time) => time.user + time.nice + time.sys + time.irq + time.idle),
  };
}
