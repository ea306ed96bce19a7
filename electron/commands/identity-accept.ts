import type { Command } from 'commander';
import type { StationClient } from '../../shared/contract/station-client.ts';
import type { Organization } from '../../shared/domain/organization.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { groupedFingerprint } from '../../shared/texts/fingerprint.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { passwordToMake } from './file-password.ts';
import { readInputFile, writeNewFile } from './files.ts';
import { heldIdentity } from './held-identities.ts';
import { named } from './named.ts';
import { exitCodes, type Output } from './output.ts';

const spareName = { ja: '非常用', en: 'For emergencies' };

type AcceptOptions = CommonOptions & { readonly name: string; readonly file?: string; readonly identity?: string };
type SpareOptions = CommonOptions & {
  readonly name?: string;
  readonly passwordFd?: string;
  readonly compatible?: boolean;
};

/** Whom devices obey besides their organization: other stations, Apple Configurator, a key for emergencies. */
export function addIdentityAcceptCommands(identity: Command): void {
  withCommonOptions(
    identity
      .command('accept')
      .argument('<organization>', 'whose devices')
      .description('let devices kitted from now on obey one more holder, by the certificate alone'),
  )
    .requiredOption('--name <name>', 'whose certificate it is')
    .option('--file <file>', 'the certificate (PEM or DER)')
    .option('--identity <fingerprint>', 'one that this station holds: the beginning of its fingerprint')
    .action((name: string, options: AcceptOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const { id } = named('organization', name, await station.call('organizations.list', {}));
          const certificate = await certificateIn(options, station);
          return said(await station.call('organizations.accept', { id, name: options.name, certificate }), output);
        }),
      ),
    );

  withCommonOptions(
    identity
      .command('drop')
      .argument('<organization>', 'whose devices')
      .argument('<fingerprint>', 'of the certificate: its beginning')
      .description('devices kitted from now on no longer obey that holder; those kitted before do'),
  ).action((name: string, typed: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const { id, accepts = [] } = named('organization', name, await station.call('organizations.list', {}));
        const beginning = typed.replace(/[^0-9a-f]/gi, '').toLowerCase();
        const found = accepts.filter(({ fingerprint }) => beginning !== '' && fingerprint.startsWith(beginning));
        const [only] = found;
        if (only === undefined) throw new KitError('input.not-found', { what: 'identity', name: typed });
        if (found.length > 1) throw new KitError('input.ambiguous', { what: 'identity', name: typed });
        const { fingerprint } = only;
        return said(await station.call('organizations.dropAccepted', { id, fingerprint }), output);
      }),
    ),
  );

  withCommonOptions(
    identity
      .command('spare')
      .argument('<organization>', 'whose devices')
      .argument('<file>', 'the PKCS#12 file to write; it must not exist yet')
      .description('make a key for emergencies that devices kitted from now on obey too; the file alone holds it'),
  )
    .option('--name <name>', 'what it is called in the list')
    .option('--password-fd <n>', 'file descriptor of the password (else asked twice on the terminal)')
    .option('--compatible', 'weaker encryption, for tools that read nothing else')
    .action((name: string, file: string, options: SpareOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const { id } = named('organization', name, await station.call('organizations.list', {}));
          const made = await station.call('organizations.makeSpare', {
            id,
            password: await passwordToMake(options.passwordFd, output.language),
            format: options.compatible === true ? 'compatible' : 'strong',
          });
          // Only a key that is kept may be obeyed.
          writeNewFile(file, Buffer.from(made.data, 'base64'));
          const saved = await station.call('organizations.accept', {
            id,
            name: options.name ?? spareName[output.language],
            certificate: { from: 'file', file: made.certificate },
          });
          return said(saved, output);
        }),
      ),
    );
}

async function certificateIn({ file, identity }: AcceptOptions, station: StationClient) {
  if ((file === undefined) === (identity === undefined)) {
    throw new KitError('input.invalid', { what: 'identity', where: '--file | --identity' });
  }
  if (file !== undefined) return { from: 'file' as const, file: readInputFile(file, 1).toString('base64') };
  return (await heldIdentity(identity ?? '', station)).identity;
}

function said(saved: Organization, output: Output): number {
  output.data({ organization: saved });
  for (const { name, fingerprint, notAfter } of saved.accepts ?? []) {
    output.say(`${name}  (${notAfter.slice(0, 10)})`);
    output.say(`    ${groupedFingerprint(fingerprint)}`);
  }
  return exitCodes.ok;
}
