import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { KitError } from '../../shared/errors/kit-error.ts';
import { runWord } from '../../shared/texts/verdicts.ts';
import { createProgress } from '../practice/rehearse/progress.ts';
import { type Rehearsal, rehearse } from '../practice/rehearse/rehearse.ts';
import { renderReport } from '../practice/rehearse/report.ts';
import { brokenPromises, summaryOf } from '../practice/rehearse/summary.ts';
import { perform } from './common.ts';
import { exitCodes, type Output } from './output.ts';
import { formatTable } from './table.ts';

const columns = {
  ja: ['スロット', '端末名', 'シリアル', '手順', '秒', '判定'],
  en: ['Slot', 'Name', 'Serial', 'Steps', 'Seconds', 'Verdict'],
};
const totals = {
  ja: '{devices} 台中 {kitted} 台キッティング、{enrolled} 台登録。記録 {delivered} 件送信 (重複 {duplicates}、紛失 {lost})。タップ {taps} 回、{seconds} 秒。',
  en: '{kitted} of {devices} kitted, {enrolled} enrolled. {delivered} records delivered ({duplicates} duplicate, {lost} lost). {taps} taps, {seconds} s.',
};

type RehearseOptions = {
  readonly devices: string;
  readonly seed: string;
  readonly scenario: string;
  readonly delays: string;
  readonly latency: string;
  readonly report?: string;
  readonly json?: boolean;
  readonly lang?: string;
};

export function addRehearseCommand(program: Command): void {
  program
    .command('rehearse')
    .description('kit a bench of practice iPads from end to end and let witnesses count')
    .option('--devices <n>', 'how many practice devices (1–128)', '12')
    .option('--seed <n>', 'same seed, same devices', '1')
    .option('--scenario <name>', 'default, mixed, room-offline, or a scenario file', 'default')
    .option('--delays <kind>', 'reference (published device timings, scaled) or none', 'none')
    .option('--latency <ms>', 'milliseconds added to each answer of a device', '0')
    .option('--report <dir>', 'write report.html and summary.json there')
    .option('--json', 'print the summary as the last line')
    .option('--lang <tag>', 'language: ja or en')
    .action((options: RehearseOptions) => perform(options, (output) => run(options, output)));
}

async function run(options: RehearseOptions, output: Output): Promise<number> {
  const progress = createProgress(process.stderr, output.language);
  const result = await rehearse({
    devices: wholeNumber('devices', options.devices, 1, 128),
    seed: wholeNumber('seed', options.seed, 0, 2 ** 31),
    scenario: options.scenario === 'default' ? undefined : options.scenario,
    delays: options.delays === 'reference' ? 'reference' : 'none',
    latencyMs: wholeNumber('latency', options.latency, 0, 10_000),
    offline: options.scenario === 'room-offline',
    onPhase: progress.phase,
    onRun: progress.run,
  });
  progress.end();
  const broken = brokenPromises(result);
  sayResult(result, output);
  if (options.report !== undefined) writeReport(options.report, result, output);
  for (const promise of broken) process.stderr.write(`✗ ${promise}\n`);
  output.data(summaryOf(result));
  return broken.length === 0 ? exitCodes.ok : exitCodes.failed;
}

function sayResult(result: Rehearsal, output: Output): void {
  const rows = result.runs.map((run) => [
    run.slot ?? '–',
    run.name ?? '–',
    run.serial ?? '–',
    `${run.steps.filter((step) => step.state === 'done').length}/${run.steps.length}`,
    ((Date.parse(run.endedAt ?? run.startedAt) - Date.parse(run.startedAt)) / 1000).toFixed(2),
    runWord(run, output.language),
  ]);
  output.say(
    formatTable(
      columns[output.language],
      rows.sort((a, b) => Number(a[0]) - Number(b[0])),
    ),
  );
  const { figures } = result;
  output.say(
    output.text(totals, {
      devices: String(figures.devices),
      kitted: String(figures.kitted),
      enrolled: String(figures.enrolled),
      delivered: String(figures.records.delivered),
      duplicates: String(figures.records.duplicates),
      lost: String(figures.records.lost),
      taps: String(figures.operatorTaps),
      seconds: result.seconds.toFixed(1),
    }),
  );
}

function writeReport(folder: string, result: Rehearsal, output: Output): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'report.html');
  writeFileSync(file, renderReport(result, output.language));
  writeFileSync(join(folder, 'summary.json'), `${JSON.stringify(summaryOf(result), null, 2)}\n`);
  output.say(file);
}

function wholeNumber(what: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new KitError('input.invalid', { what: `--${what}`, where: `${least}–${most}` });
  }
  return value;
}
