import { basename } from 'node:path';
import type { Command } from 'commander';
import type { CampaignSummary, CampaignView } from '../../shared/domain/campaign.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { readInputFile, writeNewFile } from './files.ts';
import { exitCodes, type Output } from './output.ts';
import { formatTable } from './table.ts';
import { type WhoOptions, whoActs, withWho } from './who.ts';

const texts = {
  none: { ja: '始めた手順はありません。', en: 'No campaign was started.' },
  head: { ja: '{title}: {total} のうち {done} 完了 ({id})', en: '{title}: {done} of {total} done ({id})' },
  ended: { ja: '終了: {at} {by} – {reason}', en: 'ended: {at} {by} – {reason}' },
  expired: { ja: '! この手順の有効期限は {at} でした。', en: '! This procedure stopped working on {at}.' },
  ticked: { ja: '済み: {at} {by}', en: 'done: {at} {by}' },
};
const columns = {
  ja: ['端末番号', '次の手順', '期限', '期限切れ', '食い違い', '完了'],
  en: ['Device', 'Next step', 'Due by', 'Missed', 'Contradicted', 'Done'],
};

type By = CommonOptions & WhoOptions;
type TickOptions = By & { readonly device?: string[]; readonly note?: string; readonly certificate?: string };

export function addCampaignCommands(program: Command): void {
  const campaign = program.command('campaign').description('procedures over many devices, step by step, with proof');

  withCommonOptions(
    campaign.command('list').description('the procedures there are, and those that were started'),
  ).action((options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const { procedures, campaigns } = await station.call('campaigns.list', {});
        output.data({ procedures, campaigns });
        const known = procedures.map(({ id, title }) => `${id}  ${output.text(title)}`);
        const begun = campaigns.map((view) => headOf(view, output));
        output.say([...known, '', ...(begun.length === 0 ? [output.text(texts.none)] : begun)].join('\n'));
        return exitCodes.ok;
      }),
    ),
  );

  withWho(
    withCommonOptions(campaign.command('start').argument('<procedure>', 'its name').description('begin a procedure')),
    'who does it',
  )
    .option('--csv <file>', 'the console’s list of the devices, as it is before')
    .option('--device <number...>', 'only these of the list, by number on the console or serial (default: all)')
    .action((procedure: string, options: By & { csv?: string; device?: string[] }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const { csv, device: devices } = options;
          const by = await whoActs(station, options);
          const list = csv === undefined ? {} : { list: fileOf(csv) };
          const chosen = devices === undefined ? {} : { devices };
          return tell(await station.call('campaigns.start', { procedure, by, ...list, ...chosen }), output);
        }),
      ),
    );

  withCommonOptions(
    campaign.command('show').argument('<id>').description('the steps, and where each device stands'),
  ).action((id: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => tell(await station.call('campaigns.show', { id }), output)),
    ),
  );

  withWho(
    withCommonOptions(
      campaign.command('tick').argument('<id>').argument('<step>').description('record that a step was done'),
    ),
    'who did it',
  )
    .option('--device <number...>', 'for these devices only (default: all that stand before the step)')
    .option('--note <text>', 'what else is worth knowing')
    .option('--certificate <file>', 'the push certificate that the step asks for')
    .action((id: string, step: string, options: TickOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const { device, note, certificate } = options;
          const by = await whoActs(station, options);
          const view = await station.call('campaigns.tick', {
            id,
            step,
            by,
            ...(device === undefined ? {} : { devices: device }),
            ...(note === undefined ? {} : { note }),
            ...(certificate === undefined ? {} : { certificate: readInputFile(certificate, 1).toString('base64') }),
          });
          return tell(view, output);
        }),
      ),
    );

  withWho(
    withCommonOptions(
      campaign
        .command('import')
        .argument('<id>')
        .argument('<csv>', 'the console’s list')
        .description('read what it tells now'),
    ),
    'who does it',
  ).action((id: string, csv: string, options: By) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const by = await whoActs(station, options);
        return tell(await station.call('campaigns.import', { id, by, list: fileOf(csv) }), output);
      }),
    ),
  );

  withWho(
    withCommonOptions(
      campaign.command('end').argument('<id>').description('record that it is over: done, or given up as it is'),
    ),
    'who ends it',
  )
    .requiredOption('--reason <text>', 'why')
    .action((id: string, options: By & { reason: string }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const { reason } = options;
          const by = await whoActs(station, options);
          return tell(await station.call('campaigns.end', { id, by, reason }), output);
        }),
      ),
    );

  withCommonOptions(campaign.command('export').argument('<id>').description('write the completion list as CSV'))
    .requiredOption('--to <file>', 'where to write; nothing is replaced')
    .option('--cp932', 'in Shift_JIS instead of UTF-8')
    .action((id: string, options: CommonOptions & { to: string; cp932?: boolean }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const encoding = options.cp932 === true ? 'cp932' : 'utf-8-bom';
          const { data } = await station.call('campaigns.export', { id, encoding });
          writeNewFile(options.to, Buffer.from(data, 'base64'));
          output.data({ file: options.to });
          output.say(options.to);
          return exitCodes.ok;
        }),
      ),
    );
}

function fileOf(path: string) {
  return { fileName: basename(path), data: readInputFile(path).toString('base64') };
}

function tell(view: CampaignView, output: Output): number {
  output.data({ campaign: view });
  output.say(describe(view, output));
  return exitCodes.ok;
}

function headOf({ id, title, total, finished, ended }: CampaignSummary, output: Output): string {
  const counts = { done: String(finished), total: String(total) };
  const head = output.text(texts.head, { title: output.text(title), id, ...counts });
  return ended === undefined ? head : `${head}\n  ${output.text(texts.ended, ended)}`;
}

function describe(view: CampaignView, output: Output): string {
  const steps = [
    ...view.once.map(({ step, tick }) => ({ step, tick })),
    ...view.steps.map((step) => ({ step, tick: undefined })),
  ].flatMap(({ step, tick }) => [
    `${step.id}  ${output.text(step.title)}`,
    `  ${output.text(step.path)}`,
    ...step.warnings.map((warning) => `  ! ${output.text(warning)}`),
    ...(tick === undefined ? [] : [`  ✓ ${output.text(texts.ticked, { at: tick.at, by: tick.by })}`]),
  ]);
  const rows = view.devices.map((device) => [
    device.device,
    device.step ?? '–',
    device.dueBy ?? '–',
    String(device.missed),
    String(device.contradicted),
    device.doneAt ?? '–',
  ]);
  const expiry = view.expired ? [output.text(texts.expired, { at: view.expiresAt ?? '' })] : [];
  const table = rows.length === 0 ? [] : ['', formatTable(columns[output.language], rows)];
  return [headOf(view, output), ...expiry, '', ...steps, ...table].join('\n');
}
