import { basename } from 'node:path';
import type { Command } from 'commander';
import { enrollmentSymptomSchema, typedSerialSchema } from '../../../shared/domain/fleet.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { type CommonOptions, perform, withBench, withCommonOptions, withStation } from '../common.ts';
import { sayFindings, sayReport } from '../doctor.ts';
import { readInputFile } from '../files.ts';
import { exitCodes } from '../output.ts';

type CheckOptions = CommonOptions & { readonly attached?: boolean; readonly serial?: string[] };

/** What is looked at before a kitting day, and when a device will not enroll. */
export function addFleetCheckCommands(fleet: Command): void {
  withCommonOptions(
    fleet
      .command('check')
      .argument('[file]', 'CSV with serial numbers, or one on each line')
      .description('which devices are still active somewhere and could not be registered'),
  )
    .option('--serial <serial...>', 'these, too')
    .option('--attached', 'what is attached now, too')
    .action((file: string | undefined, options: CheckOptions) =>
      perform(options, (output) => {
        const serials = (options.serial ?? []).map((text) => serialFrom(text));
        if (file === undefined && serials.length === 0 && options.attached !== true) {
          throw new KitError('input.invalid', { what: 'fleet check', where: 'file | --serial | --attached' });
        }
        const within = options.attached === true ? withBench : withStation;
        return within(options, async (station) => {
          const { devices, report } = await station.call('fleet.check', {
            serials,
            attached: options.attached === true,
            ...(file === undefined
              ? {}
              : { file: { fileName: basename(file), data: readInputFile(file).toString('base64') } }),
          });
          output.data({ devices, report });
          sayFindings(report, output);
          return report.ok ? exitCodes.ok : exitCodes.failed;
        });
      }),
    );

  withCommonOptions(
    fleet
      .command('explain')
      .argument('<server>', 'name or id of the server it was to enroll at')
      .argument('<serial>', 'serial number')
      .description('why a device may not enroll, by what it shows'),
  )
    .requiredOption('--symptom <what>', enrollmentSymptomSchema.options.join(' or '))
    .action((server: string, serial: string, options: CommonOptions & { symptom: string }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const symptom = enrollmentSymptomSchema.safeParse(options.symptom);
          if (!symptom.success) throw new KitError('input.invalid', { what: '--symptom', where: options.symptom });
          const asked = { serverId: server, serial: serialFrom(serial), symptom: symptom.data };
          return sayReport(await station.call('fleet.explain', asked), output);
        }),
      ),
    );
}

function serialFrom(text: string): string {
  const serial = typedSerialSchema.safeParse(text);
  if (!serial.success) throw new KitError('input.invalid', { what: 'serial', where: text });
  return serial.data;
}
