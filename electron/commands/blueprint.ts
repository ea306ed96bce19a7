import type { Command } from 'commander';
import type { StationClient } from '../../shared/contract/station-client.ts';
import type { PlanPreview } from '../../shared/domain/plan.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { applyPreview, sayPreview } from './apply-preview.ts';
import { addBlueprintBundleCommands } from './blueprint-bundle.ts';
import { addBlueprintCheckCommand } from './blueprint-check.ts';
import { addBlueprintEditCommands } from './blueprint-edit.ts';
import { readBlueprintFile } from './blueprint-file.ts';
import { addBlueprintLibraryCommands } from './blueprint-library.ts';
import { addBlueprintPanesCommand } from './blueprint-panes.ts';
import { type CommonOptions, perform, withBench, withCommonOptions } from './common.ts';
import { exitCodes } from './output.ts';

type PlanOptions = CommonOptions & { readonly devices: string };

export function addBlueprintCommands(program: Command): void {
  const blueprint = program.command('blueprint').description('check, plan and apply a blueprint');
  addBlueprintLibraryCommands(blueprint);
  addBlueprintEditCommands(blueprint);
  addBlueprintBundleCommands(blueprint);
  addBlueprintCheckCommand(blueprint);
  addBlueprintPanesCommand(blueprint);

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
          sayPreview(preview, output);
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
          return applyPreview(station, preview, { code: options.consent, command: 'kitbench blueprint plan' }, output);
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
