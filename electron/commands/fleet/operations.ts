import type { Command } from 'commander';
import { type FleetRequest, fleetRequestSchema, forceCauses } from '../../../shared/domain/fleet.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { withCommonOptions } from '../common.ts';
import { type BeginOptions, begin } from './begin.ts';
import { namedSerials, withSerials } from './named-serials.ts';

type LeavingOptions = BeginOptions & {
  readonly removeProfile?: boolean;
  readonly keepProfile?: boolean;
  readonly enrollmentProfile?: string;
  readonly leaves?: boolean;
  readonly at?: string;
  readonly because?: string;
  readonly insist?: boolean;
  readonly deleteOld?: boolean;
};

/** The operations that change where devices stand. Each shows its preview first, and only that with `--plan`. */
export function addOperationCommands(fleet: Command): void {
  bulk(fleet, 'activate', 'register more devices; refused for those that are still active somewhere').action(
    (server: string, serials: string[], options: BeginOptions) =>
      beginAll(server, serials, { kind: 'activate' }, options),
  );

  leaving(bulk(fleet, 'inactivate', 'インアクティベーション: with or without the MDM profile, now or at a time (PIN)'))
    .option('--at <time>', 'date and time, ISO 8601 with its offset (予約日時)')
    .action((server: string, serials: string[], options: LeavingOptions) =>
      begin(
        server,
        async (station) => {
          const leaving = leavingOf(options);
          const named = await namedSerials(station, serials, options);
          return checked({ kind: 'inactivate', serials: named, ...leaving, scheduledAt: options.at });
        },
        options,
      ),
    );

  bulk(fleet, 'force', '強制インアクティベーション, only where the normal one cannot work (PIN)')
    .requiredOption('--because <cause>', `why: ${forceCauses.join(', ')}`)
    .option('--leaves', 'it is discarded: remind of its VPP licences')
    .option('--insist', 'also a device that was heard of within the last day')
    .action((server: string, serials: string[], { because, leaves, insist, ...options }: LeavingOptions) =>
      beginAll(server, serials, { kind: 'force', because, leaves: leaves === true, insist: insist === true }, options),
    );

  bulk(fleet, 'delete', 'delete device information, of inactive devices only; frees their licences (PIN)').action(
    (server: string, serials: string[], options: BeginOptions) =>
      beginAll(server, serials, { kind: 'delete' }, options),
  );

  bulk(fleet, 'reactivate', 'register inactive devices again, on the licence they hold').action(
    (server: string, serials: string[], options: BeginOptions) =>
      beginAll(server, serials, { kind: 'reactivate' }, options),
  );

  bulk(fleet, 'move', 'move devices to another group')
    .requiredOption('--group <name>', 'its name, or its whole path')
    .action((server: string, serials: string[], { group, ...options }: BeginOptions & { group: string }) =>
      beginAll(server, serials, { kind: 'move', group }, options),
    );

  leaving(
    consented(
      fleet
        .command('replace')
        .argument('<server>', 'name or id')
        .argument('<old>', 'serial number of the device that goes')
        .argument('<new>', 'serial number of the one that takes its place')
        .description('inactivate the old device, then register the new one in its place (PIN)'),
    ),
  )
    .option('--because <cause>', `force the old one's inactivation, and why: ${forceCauses.join(', ')}`)
    .option('--insist', 'force it although it was heard of within the last day')
    .option('--delete-old', 'delete the old one, which frees its licence')
    .action((server: string, oldSerial: string, newSerial: string, options: LeavingOptions) => {
      const { because, insist, deleteOld } = options;
      const more = { because, insist: insist === true, deleteOld: deleteOld === true };
      return begin(
        server,
        () => checked({ kind: 'replace', oldSerial, newSerial, ...leavingOf(options), ...more }),
        options,
      );
    });
}

function beginAll(
  server: string,
  typed: readonly string[],
  wish: { readonly kind: FleetRequest['kind']; readonly [more: string]: unknown },
  options: BeginOptions,
): Promise<void> {
  return begin(
    server,
    async (station) => checked({ ...wish, serials: await namedSerials(station, typed, options) }),
    options,
  );
}

function consented(command: Command): Command {
  return withCommonOptions(command)
    .option('--plan', 'only show what would be done, what cannot be undone and what is refused')
    .option('--consent <code>', 'the confirmation code that --plan printed for exactly this')
    .option('--pin-fd <n>', 'file descriptor to read the station PIN from (else asked on the terminal)');
}

function bulk(fleet: Command, name: string, description: string): Command {
  return consented(withSerials(fleet.command(name).argument('<server>', 'name or id').description(description)));
}

function leaving(command: Command): Command {
  return command
    .option('--remove-profile', 'Apple MDMプロファイル削除: the MDM profile goes')
    .option('--keep-profile', 'it stays and is removed on the device by hand')
    .option('--enrollment-profile <identifier>', 'which profile that is, for NanoMDM and MicroMDM')
    .option('--leaves', 'the device is erased or discarded afterwards: remind of its VPP licences');
}

/** Whether the profile goes is a choice nobody makes by leaving it out. */
function leavingOf({ removeProfile, keepProfile, enrollmentProfile, leaves }: LeavingOptions) {
  if ((removeProfile === true) === (keepProfile === true)) {
    throw new KitError('input.invalid', { what: 'fleet', where: '--remove-profile | --keep-profile' });
  }
  return { removeMdmProfile: removeProfile === true, enrollmentProfile, leaves: leaves === true };
}

function checked(wish: unknown): FleetRequest {
  const request = fleetRequestSchema.safeParse(wish);
  if (request.success) return request.data;
  throw new KitError('input.invalid', { what: 'fleet', where: request.error.issues[0]?.path.join('.') ?? '.' });
}
