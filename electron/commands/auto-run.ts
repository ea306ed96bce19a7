import type { Command } from 'commander';
import type { AutoRunPreview, AutoRunStatus } from '../../shared/domain/auto-run.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { reasonText } from '../../shared/texts/reasons/reason-text.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { confirmTyped } from './confirm.ts';
import { named } from './named.ts';
import { describeProblem, exitCodes, type Output } from './output.ts';
import { withRunningStation } from './running-station.ts';
import { formatTable } from './table.ts';

const columns = { ja: ['時刻', '端末', '判断', '理由'], en: ['At', 'Device', 'Decision', 'Reason'] };
const texts = {
  on: {
    ja: '自動キッティングはオンです: {blueprint}。{started} 台を開始し、{leftAlone} 台には触れていません。',
    en: 'Auto-run is on: {blueprint}. {started} started, {leftAlone} left alone.',
  },
  off: { ja: '自動キッティングはオフです。', en: 'Auto-run is off.' },
  started: { ja: '開始', en: 'started' },
  'left-alone': { ja: '対象外', en: 'left alone' },
  never: { ja: '消去しません', en: 'erases nothing' },
  'when-needed': { ja: '必要なら消去します', en: 'erases where needed' },
  always: { ja: '必ず消去します', en: 'erases every device' },
  terms: {
    ja: [
      'これから初めて接続する端末を、確認なしでブループリント「{blueprint}」({revision} 版)によりキッティングします: {erase}。',
      '取り消せない作業の前に {seconds} 秒待ちます。その間にケーブルを抜くと中止します。',
      '接続したことのある {seen} 台、除外リストの端末、ほかの組織の端末、「探す」がオフと確認できない端末には触れません。',
      '確認コード: {code}',
    ].join('\n'),
    en: [
      'Devices that this station has never seen are kitted without asking, with “{blueprint}” (revision {revision}): {erase}.',
      'Each one waits {seconds} s before anything that cannot be undone; pulling its cable calls it off.',
      'The {seen} devices seen before, ignored ones, those of other organizations and those whose Find My is not known to be off are left alone.',
      'Confirmation code: {code}',
    ].join('\n'),
  },
  confirm: {
    ja: '始めるには、ブループリントの名前「{blueprint}」を入力してください: ',
    en: 'Type the name of the blueprint, {blueprint}, to start: ',
  },
};

export function addAutoRunCommands(program: Command): void {
  const autoRun = program.command('autorun').description('kit new devices as they are plugged in');

  withCommonOptions(
    autoRun
      .command('plan')
      .argument('<blueprint>', 'name or id of a blueprint of this station')
      .description('what an auto-run would do, and its confirmation code; starts nothing'),
  ).action((blueprint: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const { id } = named('blueprint', blueprint, await station.call('blueprints.list', {}));
        const preview = await station.call('autorun.preview', { blueprintId: id });
        output.data(preview);
        sayTerms(preview, output);
        return exitCodes.ok;
      }),
    ),
  );

  withCommonOptions(
    autoRun
      .command('start')
      .argument('<blueprint>', 'name or id of a blueprint of this station')
      .description('arms the running station and starts; asks first'),
  )
    .option('--consent <code>', 'the confirmation code that `autorun plan` printed for exactly this')
    .action((blueprint: string, options: CommonOptions & { consent?: string }) =>
      perform(options, (output) =>
        withRunningStation(options, async (station) => {
          const { id } = named('blueprint', blueprint, await station.call('blueprints.list', {}));
          const preview = await station.call('autorun.preview', { blueprintId: id });
          sayTerms(preview, output);
          await requireConsent(preview, options.consent, output);
          await station.call('station.arm', { armed: true });
          const { nonce, planHash } = preview;
          const status = await station.call('autorun.start', { nonce, planHash });
          output.data({ status });
          sayStatus(status, output);
          return exitCodes.ok;
        }),
      ),
    );

  withCommonOptions(
    autoRun.command('stop').description('starts no further device; what has begun to be written goes on'),
  ).action((options: CommonOptions) =>
    perform(options, (output) =>
      withRunningStation(options, async (station) => {
        const status = await station.call('autorun.stop', {});
        output.data({ status });
        sayStatus(status, output);
        return exitCodes.ok;
      }),
    ),
  );

  withCommonOptions(
    autoRun.command('show').description('whether it is on, and what became of each device that was plugged in'),
  ).action((options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const shown = await station.call('autorun.show', {});
        output.data(shown);
        sayStatus(shown.status, output);
        const rows = shown.devices.map(({ at, serial, deviceKey, decision }) => [
          at,
          serial ?? deviceKey,
          output.text(texts[decision.kind]),
          decision.kind === 'started'
            ? ''
            : [
                describeProblem(decision.problem, output.language).split('\n')[0],
                ...decision.reasons.map((reason) => reasonText(reason, output.language)),
              ].join(' '),
        ]);
        if (rows.length > 0) output.say(formatTable(columns[output.language], rows));
        return exitCodes.ok;
      }),
    ),
  );
}

function sayTerms(preview: AutoRunPreview, output: Output): void {
  output.say(
    output.text(texts.terms, {
      blueprint: preview.blueprintName,
      revision: String(preview.blueprintRevision),
      erase: output.text(texts[preview.erase]),
      seconds: String(preview.countdownSeconds),
      seen: String(preview.seenBefore),
      code: preview.planHash,
    }),
  );
}

function sayStatus(status: AutoRunStatus, output: Output): void {
  if (status.state === 'off') {
    output.say(output.text(texts.off));
    if (status.last?.problem !== undefined) output.say(describeProblem(status.last.problem, output.language));
    return;
  }
  const { started, leftAlone, terms } = status;
  const params = { blueprint: terms.blueprintName, started: String(started), leftAlone: String(leftAlone) };
  output.say(output.text(texts.on, params));
}

/** A person types the blueprint's name; a program gives the code of the very terms it was shown. */
async function requireConsent(preview: AutoRunPreview, code: string | undefined, output: Output): Promise<void> {
  if (code === undefined) {
    const { blueprintName } = preview;
    if (output.json || !process.stdin.isTTY) {
      throw new KitError('input.consent-missing', { command: 'kitbench autorun plan' });
    }
    return confirmTyped(output.text(texts.confirm, { blueprint: blueprintName }), blueprintName, output);
  }
  if (code !== preview.planHash) throw new KitError('kitting.plan-changed');
}
