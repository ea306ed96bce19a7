import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import type { StationClient } from '../../shared/contract/station-client.ts';
import type { PlanPreview } from '../../shared/domain/plan.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { reasonText } from '../../shared/texts/reasons/reason-text.ts';
import { followRuns } from './apply-progress.ts';
import { readBlueprintFile } from './blueprint-file.ts';
import { type CommonOptions, perform, withBench, withCommonOptions, withStation } from './common.ts';
import { sayReport } from './doctor.ts';
import { exitCodes, type Output } from './output.ts';
import { formatTable } from './table.ts';

const columns = {
  ja: ['端末', '端末名', '手順', '判断', '理由'],
  en: ['Device', 'Name', 'Step', 'Decision', 'Reason'],
};
const confirm = {
  ja: '{erases} 台を消去し、{count} 台をキッティングします。続けるには台数 {count} を入力してください: ',
  en: '{erases} will be erased, {count} kitted. Type the number of devices, {count}, to go on: ',
};
const planLine = { ja: '確認コード: {hash}', en: 'Confirmation code: {hash}' };

type PlanOptions = CommonOptions & { readonly devices: string };

export function addBlueprintCommands(program: Command): void {
  const blueprint = program.command('blueprint').description('check, plan and apply a blueprint');

  withCommonOptions(
    blueprint.command('check').argument('<file>', 'blueprint file').description('find mistakes before the day'),
  ).action((file: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const saved = await station.call('blueprints.save', await readBlueprintFile(file, station));
        return sayReport(await station.call('blueprints.check', { id: saved.id }), output);
      }),
    ),
  );

  withCommonOptions(
    blueprint
      .command('plan')
      .argument('<file>', 'blueprint file')
      .description('what would be done, and why; changes no device'),
  )
    .option('--devices <list>', 'serials, UDIDs or ECIDs with commas, or all', 'all')
    .action((file: string, options: PlanOptions) =>
      perform(options, (output) =>
        withBench(options, async (station) => {
          const preview = await previewOf(file, options.devices, station);
          output.data(preview);
          sayPlan(preview, output);
          return preview.devices.every((device) => device.runnable) ? exitCodes.ok : exitCodes.needsOperator;
        }),
      ),
    );

  withCommonOptions(
    blueprint
      .command('apply')
      .argument('<file>', 'blueprint file')
      .description('kit the devices; asks before anything is erased'),
  )
    .option('--devices <list>', 'serials, UDIDs or ECIDs with commas, or all', 'all')
    .option('--consent <code>', 'the confirmation code that `blueprint plan` printed for exactly this plan')
    .action((file: string, options: PlanOptions & { consent?: string }) =>
      perform(options, (output) =>
        withBench(options, async (station) => {
          const preview = await previewOf(file, options.devices, station);
          sayPlan(preview, output);
          await requireConsent(preview, options.consent, output);
          await station.call('station.arm', { armed: true });
          const runnable = preview.devices.filter((device) => device.runnable);
          const { runs } = await station.call('kitting.apply', {
            planHash: preview.planHash,
            nonce: preview.nonce,
            devices: runnable.map((device) => device.deviceKey),
          });
          return followRuns(station, runs, output);
        }),
      ),
    );
}

async function previewOf(file: string, devices: string, station: StationClient): Promise<PlanPreview> {
  const saved = await station.call('blueprints.save', await readBlueprintFile(file, station));
  const attached = (await station.call('devices.list', {})).filter((device) => device.attached);
  const wanted =
    devices === 'all'
      ? attached.map((device) => device.key)
      : await Promise.all(
          devices.split(',').map(async (name) => (await station.call('devices.show', { device: name.trim() })).key),
        );
  if (wanted.length === 0) throw new KitError('input.not-found', { what: 'device', name: devices });
  return station.call('kitting.plan', { blueprintId: saved.id, devices: wanted });
}

function sayPlan(preview: PlanPreview, output: Output): void {
  const rows = preview.devices.flatMap((device) =>
    device.steps.map((step, index) => [
      index === 0 ? (device.serial ?? device.deviceKey) : '',
      index === 0 ? (device.name ?? '–') : '',
      step.id,
      step.decision,
      reasonText(step.reason, output.language),
    ]),
  );
  output.say(formatTable(columns[output.language], rows));
  output.say(output.text(planLine, { hash: preview.planHash }));
}

/** A person types the number of devices; a program gives the code of the very plan it was shown. */
async function requireConsent(preview: PlanPreview, code: string | undefined, output: Output): Promise<void> {
  if (code !== undefined) {
    if (code !== preview.planHash) throw new KitError('kitting.plan-changed');
    return;
  }
  const count = preview.devices.filter((device) => device.runnable).length;
  const erases = preview.devices.filter((device) => device.runnable && device.erases).length;
  if (output.json || !process.stdin.isTTY) throw new KitError('input.consent-missing');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const typed = await lines.question(output.text(confirm, { erases: String(erases), count: String(count) }));
    if (typed.trim() !== String(count)) throw new KitError('input.consent-missing');
  } finally {
    lines.close();
  }
}
