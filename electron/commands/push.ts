import { type Command, InvalidArgumentError, Option } from 'commander';
import type { StationClient } from '../../shared/contract/station-client.ts';
import type { PushReport } from '../../shared/domain/push-certificate.ts';
import { type ServerProduct, serverProductSchema } from '../../shared/domain/server.ts';
import { isKitError } from '../../shared/errors/kit-error.ts';
import { type PushPurpose, pushGuide, pushPurposes } from '../../shared/texts/push-guide/guide.ts';
import { describe, serverIdIn, withServerOption } from './calendar.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { sayReport } from './doctor.ts';
import { passwordToOpen } from './file-password.ts';
import { readInputFile } from './files.ts';
import { exitCodes, type Output } from './output.ts';

type InspectOptions = CommonOptions & {
  readonly server?: string;
  readonly previous?: string;
  readonly key?: string;
  readonly keyPasswordFd?: string;
};
type KeepOptions = CommonOptions & {
  readonly server?: string;
  readonly appleId?: string;
  readonly acceptNewTopic?: boolean;
};
type GuideOptions = CommonOptions & { readonly product?: ServerProduct; readonly for: PushPurpose };

export function addPushCommands(program: Command): void {
  const push = program
    .command('push')
    .description('the Apple Push certificate of an MDM: the way to it, a look at it, and its end');

  withCommonOptions(push.command('guide').description('the way to a certificate, step by step, with its traps'))
    .option('--product <name>', `the MDM: ${serverProductSchema.options.join(', ')}`, product)
    .addOption(
      new Option('--for <purpose>', 'a first certificate or the yearly renewal')
        .choices([...pushPurposes])
        .default('renewal'),
    )
    .action((options: GuideOptions) =>
      perform(options, async (output) => {
        const steps = pushGuide(options.product, options.for);
        output.data({ steps });
        output.say(sayGuide(steps, output));
        return exitCodes.ok;
      }),
    );

  withServerOption(
    push
      .command('inspect')
      .argument('<file>', 'the .pem as Apple’s portal gave it')
      .description('topic, end, renewed or created anew, and whether it fits its key; before it is uploaded'),
  )
    .option('--previous <file>', 'the .pem in use until now (default: the one noted here)')
    .option('--key <file>', 'its private key, or the CSR of the same run')
    .option('--key-password-fd <n>', 'file descriptor of the key’s password (else asked on the terminal when needed)')
    .action((path: string, options: InspectOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => sayReport(await inspect(path, options, station, output), output)),
      ),
    );

  withServerOption(
    push
      .command('keep')
      .argument('<file>', 'the .pem that is in use from now on')
      .description('note topic and end, so that the next renewal can be compared'),
  )
    .option('--apple-id <address>', 'the Apple ID that made it and must renew it')
    .option('--accept-new-topic', 'it was created anew on purpose: every device enrolls again')
    .action((path: string, options: KeepOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const expiry = await station.call('push.keep', {
            certificate: fileAt(path),
            serverId: await serverIdIn(options, station),
            ...(options.appleId === undefined ? {} : { appleId: options.appleId }),
            acceptNewTopic: options.acceptNewTopic === true,
          });
          output.data({ expiry });
          output.say(describe([expiry], output));
          return exitCodes.ok;
        }),
      ),
    );
}

async function inspect(
  path: string,
  options: InspectOptions,
  station: StationClient,
  output: Output,
): Promise<PushReport> {
  const { previous, key, keyPasswordFd } = options;
  const serverId = await serverIdIn(options, station);
  const ask = (keyPassword: string) =>
    station.call('push.inspect', {
      certificate: fileAt(path),
      serverId,
      keyPassword,
      ...(previous === undefined ? {} : { previous: fileAt(previous) }),
      ...(key === undefined ? {} : { key: fileAt(key) }),
    });
  if (keyPasswordFd !== undefined) return ask(await passwordToOpen(keyPasswordFd, output.language));
  const report = await ask('');
  const isLocked = report.results.some(({ finding }) => finding.code === 'push.key-locked');
  if (!isLocked) return report;
  try {
    return await ask(await passwordToOpen(undefined, output.language));
  } catch (error) {
    // Without a terminal the finding itself says that a password is missing.
    if (!isKitError(error, 'input.no-password')) throw error;
    return report;
  }
}

function fileAt(path: string): string {
  return readInputFile(path, 1).toString('base64');
}

function sayGuide(steps: ReturnType<typeof pushGuide>, output: Output): string {
  return steps
    .flatMap(({ title, path, warnings }, index) => [
      `${index + 1}. ${output.text(title)}`,
      `   ${output.text(path)}`,
      ...warnings.map((warning) => `   ! ${output.text(warning)}`),
    ])
    .join('\n');
}

function product(text: string): ServerProduct {
  const { data } = serverProductSchema.safeParse(text);
  if (data === undefined) throw new InvalidArgumentError(serverProductSchema.options.join(', '));
  return data;
}
