import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { formatTable } from '../../../electron/commands/table.ts';
import { buildPageIfNeeded } from '../../../resources/build/build-page.ts';
import { launchChromium } from '../../ui/support/chromium.ts';
import { untilQuiet } from '../quiet.ts';
import { measureWindow, type WindowLoad, type WindowMeasure } from './measure-window.ts';

/** `npm run bench:ui [-- --json] [--quick]`: the window under load, in a real Chromium. */
const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
});
const full: WindowLoad = { devices: 64, perSecond: 640, warmUpMs: 5_000, measureMs: 30_000 };
const load = values.quick ? { ...full, warmUpMs: 2_000, measureMs: 8_000 } : full;
const say = (line: string) => void process.stderr.write(`${line}\n`);

await buildPageIfNeeded();
say(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, load ${loadavg()[0]?.toFixed(2)}`);
await untilQuiet(say);
const browser = await launchChromium();
say(`Chromium ${browser.version()}, ${load.perSecond} changes a second of ${load.devices} devices`);
try {
  const found = await measureWindow(browser, load);
  process.stdout.write(`${formatTable(['Figure', 'Found', 'Target'], rowsOf(found))}\n`);
  if (values.json) process.stdout.write(`${JSON.stringify(rounded(found))}\n`);
} finally {
  await browser.close();
}

function rowsOf(found: WindowMeasure): string[][] {
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  return [
    ['frames per second ÷ blank page', (found.fps / found.blankFps).toFixed(3), '≥ 0.92'],
    ['frames per second (blank page)', `${found.fps.toFixed(1)} (${found.blankFps.toFixed(1)})`, '–'],
    ['longest task (processor time)', `${ms(found.longestTaskMs)} (${ms(found.longestTaskCpuMs)})`, '< 50 ms'],
    ['change to paint, 95 % (median)', `${ms(found.p95PaintMs)} (${ms(found.medianPaintMs)})`, '≤ 200 ms'],
    ['changes (never painted)', `${found.changes} (${found.unpainted})`, '(0)'],
    ['heap growth (heap)', `${found.heapGrowthMb.toFixed(2)} MiB (${found.heapMb.toFixed(1)} MiB)`, 'none'],
    ['start to 64 tiles (server included)', `${ms(found.startMs)} (${ms(found.startWithServerMs)})`, '–'],
    ['start of the station', ms(found.stationStartMs), '–'],
  ];
}

function rounded(found: WindowMeasure): Record<string, number> {
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [name, Math.round(value * 100) / 100]));
}
