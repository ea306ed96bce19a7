import type { Command } from 'commander';
import type { RunView } from '../../shared/domain/run.ts';
import { stepLabels } from '../../shared/texts/reasons/steps.ts';
import { runWord } from '../../shared/texts/verdicts.ts';
import { applyPreview, sayPreview } from './apply-preview.ts';
import { describeRun } from './apply-progress.ts';
import { type CommonOptions, perform, withBench, withCommonOptions, withStation } from './common.ts';
import { exitCodes, type Output } from './output.ts';
import { failedByBlueprint, runNamed } from './run-control.ts';
import { withRunningStation } from './running-station.ts';
import { formatTable } from './table.ts';

const columns = {
  ja: ['スロット', 'シリアル', 'ブループリント', '開始', '状態', '作業'],
  en: ['Slot', 'Serial', 'Blueprint', 'Started', 'State', 'Run'],
};
const stepColumns = { ja: ['手順', '状態', '回数'], en: ['Step', 'State', 'Tries'] };
const texts = {
  empty: { ja: '作業はまだありません。', en: 'There are no runs yet.' },
  'all-paused': { ja: 'すべて一時停止しました。', en: 'Everything is paused.' },
  'all-resumed': { ja: 'すべて再開しました。', en: 'Everything goes on.' },
  'none-failed': { ja: 'やり直す端末はありません。', en: 'No attached device has failed.' },
};
const anyRun = 'id of a run, or serial, UDID or ECID of its device';

export function addRunCommands(program: Command): void {
  const run = program.command('run').description('look at runs, pause, resume, cancel and retry them');

  withCommonOptions(run.command('list').description('the runs under way and the newest ended ones'))
    .option('--active', 'only those under way')
    .action((options: CommonOptions & { active?: boolean }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const runs = await station.call('runs.list', { active: options.active === true });
          output.data({ runs });
          output.say(runs.length === 0 ? output.text(texts.empty) : table(runs, output));
          return exitCodes.ok;
        }),
      ),
    );

  withCommonOptions(run.command('show').argument('<run>', anyRun).description('each step of one run')).action(
    (name: string, options: CommonOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const found = await runNamed(station, name);
          output.data({ run: found });
          output.say(details(found, output));
          return exitCodes.ok;
        }),
      ),
  );

  addPause(run, 'pause', 'start no further step, of one run or of all; a step under way finishes');
  addPause(run, 'resume', 'go on, with one run or with all');

  withCommonOptions(
    run
      .command('cancel')
      .argument('<run>', anyRun)
      .description('give one run up, after what cannot be interrupted; its record says “abandoned”'),
  ).action((name: string, options: CommonOptions) =>
    perform(options, (output) =>
      withRunningStation(options, async (station) => {
        const { runId, attempt } = await runNamed(station, name);
        const cancelled = await station.call('kitting.answer', { runId, attempt, answer: 'abandon' });
        output.data({ run: cancelled });
        output.say(describeRun(cancelled, output));
        return exitCodes.ok;
      }),
    ),
  );

  withCommonOptions(
    run.command('retry').description('plan again for attached devices that failed; asks before anything is erased'),
  )
    .option('--plan', 'show the plan and its confirmation code only')
    .option('--consent <code>', 'the confirmation code that `run retry --plan` printed for exactly this plan')
    .action((options: CommonOptions & { plan?: boolean; consent?: string }) =>
      perform(options, (output) => retry(options, output)),
    );
}

function addPause(run: Command, verb: 'pause' | 'resume', description: string): void {
  const paused = verb === 'pause';
  withCommonOptions(
    run.command(verb).argument('[run]', `${anyRun}; all when left out`).description(description),
  ).action((name: string | undefined, options: CommonOptions) =>
    perform(options, (output) =>
      withRunningStation(options, async (station) => {
        if (name === undefined) {
          const status = await station.call('station.pause', { paused });
          output.data({ status });
          output.say(output.text(texts[paused ? 'all-paused' : 'all-resumed']));
          return exitCodes.ok;
        }
        const { runId } = await runNamed(station, name);
        const changed = await station.call('runs.pause', { runId, paused });
        output.data({ run: changed });
        output.say(describeRun(changed, output));
        return exitCodes.ok;
      }),
    ),
  );
}

async function retry(
  options: CommonOptions & { readonly plan?: boolean; readonly consent?: string },
  output: Output,
): Promise<number> {
  return withBench(options, async (station) => {
    const failed = [...(await failedByBlueprint(station))];
    const [first] = failed;
    if (first === undefined) {
      output.data({ runs: [] });
      output.say(output.text(texts['none-failed']));
      return exitCodes.ok;
    }
    // One plan is one confirmation: devices of another blueprint are retried by the next command.
    const [blueprintId, devices] = first;
    const preview = await station.call('kitting.plan', { blueprintId, devices: [...devices] });
    const consent = { code: options.consent, command: 'kitbench run retry --plan' };
    if (options.plan !== true) return applyPreview(station, preview, consent, output);
    output.data(preview);
    sayPreview(preview, output);
    return exitCodes.ok;
  });
}

function table(runs: readonly RunView[], output: Output): string {
  return formatTable(
    columns[output.language],
    runs.map((run) => [
      run.slot ?? '–',
      run.serial ?? run.deviceKey,
      run.blueprintName,
      run.startedAt,
      runWord(run, output.language),
      run.runId,
    ]),
  );
}

function details(run: RunView, output: Output): string {
  const { language } = output;
  return [
    describeRun(run, output),
    formatTable(
      stepColumns[language],
      run.steps.map(({ step, state, tries }) => [stepLabels[step][language], state, String(tries)]),
    ),
  ].join('\n');
}
