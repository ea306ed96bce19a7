import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { printable } from '../../shared/texts/display-width.ts';
import { runWord } from '../../shared/texts/verdicts.ts';
import { marks } from '../practice/rehearse/live-lines.ts';
import { createProgress } from '../practice/rehearse/progress.ts';
import { type Rehearsal, rehearse } from '../practice/rehearse/rehearse.ts';
import { renderReport } from '../practice/rehearse/report.ts';
import { bySlot, standOf, stateText } from '../practice/rehearse/stand.ts';
import { brokenPromises, summaryOf } from '../practice/rehearse/summary.ts';
import { perform } from './common.ts';
import { untilInterrupted } from './interrupted.ts';
import { exitCodes, type Output } from './output.ts';
import { type RehearseWords, readRehearseWords } from './rehearse-options.ts';
import { formatTable } from './table.ts';

const columns = {
  ja: ['スロット', '端末名', 'シリアル', '手順', '秒', '判定'],
  en: ['Slot', 'Name', 'Serial', 'Steps', 'Seconds', 'Verdict'],
};
const totals = {
  ja: '{devices} 台中 {kitted} 台をキッティング、{enrolled} 台を登録、{refused} 台は変更せず見送り。記録 {delivered} 件を送信 (重複 {duplicates}、紛失 {lost})。タップ {taps} 回、{seconds} 秒。',
  en: '{kitted} of {devices} kitted, {enrolled} enrolled, {refused} refused and left as they were. {delivered} records delivered ({duplicates} duplicate, {lost} lost). {taps} taps, {seconds} s.',
};
const success = { ja: '✓ すべて予定どおりです。', en: '✓ Everything went as it should.' };

const help = `
Scenarios:
  default       new devices, all at Hello
  mixed         new and used ones; those that must not be kitted have to be refused untouched
  room-offline  no network in the room until every device is prepared
  activated     new devices that are activated already

Exit code 0: every device ended as the scenario says, by the witnesses; 1: not so; 2: wrong words.`;

export function addRehearseCommand(program: Command): void {
  program
    .command('rehearse')
    .description('kit a bench of practice iPads from end to end and let witnesses count')
    .option('--devices <n>', 'how many practice devices (1–128)', '12')
    .option('--seed <n>', 'same seed, same devices', '1')
    .option('--scenario <name>', 'a scenario that comes with Kitbench, or a file', 'default')
    .option('--delays <kind>', 'reference (published device timings, scaled) or none', 'none')
    .option('--latency <ms>', 'milliseconds added to each answer of a device (0–10000)', '0')
    .option('--report <dir>', 'write report.html and summary.json there')
    .option('--json', 'print the summary as the last line')
    .option('--lang <tag>', 'language of messages: ja or en (default: the system locale)')
    .addHelpText('after', help)
    .action((words: RehearseWords) => perform(words, (output) => run(words, output)));
}

async function run(words: RehearseWords, output: Output): Promise<number> {
  const options = await readRehearseWords(words);
  const progress = createProgress(process.stderr, output.language);
  let result: Rehearsal;
  try {
    result = await untilInterrupted('rehearse', (signal) =>
      rehearse({ ...options, signal, onPhase: progress.phase, onRun: progress.run }),
    );
  } finally {
    progress.end();
  }
  const broken = brokenPromises(result, output.language);
  sayResult(result, output);
  if (words.report !== undefined) writeReport(words.report, result, output);
  for (const promise of broken) process.stderr.write(`✗ ${promise}\n`);
  if (broken.length === 0) output.say(output.text(success));
  output.data(summaryOf(result));
  return broken.length === 0 ? exitCodes.ok : exitCodes.failed;
}

function sayResult({ runs, figures, seconds }: Rehearsal, output: Output): void {
  const rows = bySlot(runs).map((run) => [
    run.slot ?? '–',
    run.name ?? '–',
    run.serial ?? '–',
    `${run.steps.filter((step) => step.state === 'done' || step.state === 'skipped').length}/${run.steps.length}`,
    ((Date.parse(run.endedAt ?? run.startedAt) - Date.parse(run.startedAt)) / 1000).toFixed(2),
    runWord(run, output.language),
  ]);
  output.say(formatTable(columns[output.language], rows));
  for (const run of bySlot(runs).filter((one) => standOf(one) === 'stopped')) {
    output.say(
      printable(`${marks.stopped} ${run.slot ?? '–'}  ${run.serial ?? '–'}  ${stateText(run, output.language)}`),
    );
  }
  output.say(
    output.text(totals, {
      devices: String(figures.devices),
      kitted: String(figures.kitted),
      enrolled: String(figures.enrolled),
      refused: String(figures.refused),
      delivered: String(figures.records.delivered),
      duplicates: String(figures.records.duplicates),
      lost: String(figures.records.lost),
      taps: String(figures.operatorTaps),
      seconds: seconds.toFixed(1),
    }),
  );
}

function writeReport(folder: string, result: Rehearsal, output: Output): void {
  const file = join(folder, 'report.html');
  writeFileSync(file, renderReport(result, output.language));
  writeFileSync(join(folder, 'summary.json'), `${JSON.stringify(summaryOf(result), null, 2)}\n`);
  output.say(file);
}
