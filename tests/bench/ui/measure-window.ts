import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright';
import { openTab } from '../../ui/support/tab.ts';
import { placeOnTile } from './fed-devices.ts';
import { openFedRoom } from './fed-room.ts';
import { latencies, percentile } from './latencies.ts';
import { startTrace } from './trace.ts';
import { installWitness } from './witness.ts';

export type WindowMeasure = {
  readonly fps: number;
  readonly blankFps: number;
  readonly longestTaskMs: number;
  readonly longestTaskCpuMs: number;
  readonly p95PaintMs: number;
  readonly medianPaintMs: number;
  readonly heapGrowthMb: number;
  readonly heapMb: number;
  /** From the navigation, with a running server, to the frame with all tiles. */
  readonly startMs: number;
  /** The same, with the start of `kitbench serve` before it. */
  readonly startWithServerMs: number;
  readonly stationStartMs: number;
  readonly changes: number;
  readonly unpainted: number;
};

export type WindowLoad = {
  readonly devices: number;
  readonly perSecond: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
};

/** What is still under way when the measured time ends gets this long to be painted. */
const graceMs = 1_000;
const blankMs = 5_000;

/** The window in a real Chromium, before a station whose devices change as fast as `load` says. */
export async function measureWindow(browser: Browser, load: WindowLoad): Promise<WindowMeasure> {
  const blankFps = await measureBlank(browser);
  const room = await openFedRoom(load.devices);
  const tab = await openTab(browser);
  try {
    const { page } = tab;
    await page.addInitScript(installWitness, load.devices);
    await page.goto(room.address);
    const startMs = await usableAfter(page);
    const session = await page.context().newCDPSession(page);
    const feed = await room.startChanges(load.perSecond);
    await pause(load.warmUpMs / 2);
    // A forced collection throws compiled code away as well: the page warms up once more before it is measured.
    const heapBefore = await heapAfterCollection(session);
    await pause(load.warmUpMs / 2);

    const trace = await startTrace(browser);
    const from = Date.now();
    await page.evaluate(() => window.benchWitness.startWatching());
    await pause(load.measureMs);
    const until = Date.now();
    await pause(graceMs);
    const { longestTaskMs, longestTaskCpuMs } = await trace.stop();
    const { fps, seen } = await page.evaluate(() => window.benchWitness.stopWatching());
    const heapAfter = await heapAfterCollection(session);
    const made = await feed.stop();

    const measured = made.filter(({ at }) => at >= from && at < until);
    const delays = latencies(measured, seen, placeOnTile);
    if (tab.wrong.length > 0) throw new Error(`the page complained: ${tab.wrong.join('; ')}`);
    return {
      fps,
      blankFps,
      longestTaskMs,
      longestTaskCpuMs,
      p95PaintMs: percentile(delays, 0.95),
      medianPaintMs: percentile(delays, 0.5),
      heapGrowthMb: (heapAfter - heapBefore) / 1024 ** 2,
      heapMb: heapAfter / 1024 ** 2,
      startMs,
      startWithServerMs: startMs + room.serveStartMs,
      stationStartMs: room.stationStartMs,
      changes: delays.length,
      unpainted: delays.filter((delay) => !Number.isFinite(delay)).length,
    };
  } finally {
    await tab.close();
    await room.close();
  }
}

async function usableAfter(page: Page): Promise<number> {
  const usable = await page.waitForFunction(() => window.benchWitness.usableAt(), undefined, { polling: 100 });
  return (await usable.jsonValue()) ?? Number.NaN;
}

/** How often a page that does nothing is drawn on this machine. */
async function measureBlank(browser: Browser): Promise<number> {
  const tab = await openTab(browser);
  await tab.page.evaluate(installWitness, 0);
  await tab.page.evaluate(() => window.benchWitness.startWatching());
  await pause(blankMs);
  const { fps } = await tab.page.evaluate(() => window.benchWitness.stopWatching());
  await tab.close();
  return fps;
}

async function heapAfterCollection(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}
