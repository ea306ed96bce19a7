import type { Command } from 'commander';
import type { Server, ServerChange } from '../../shared/domain/server.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { perform, withStation } from './common.ts';
import { named } from './named.ts';
import { exitCodes, type Output } from './output.ts';
import {
  expiryIn,
  groupIn,
  readCertificate,
  readCertificateAsPem,
  readToken,
  recordsIn,
  type ServerOptions,
  withServerOptions,
} from './server-details.ts';
import { productOption, saysSource, sourceFrom } from './server-source.ts';

type EditOptions = ServerOptions & { readonly name?: string; readonly dropAnchor?: readonly string[] };

export function addServerEditCommand(server: Command): void {
  withServerOptions(
    server
      .command('edit')
      .argument('<server>', 'the server')
      .description(
        'change what is given and leave the rest; an empty text clears. A new URL needs --product and all of it',
      ),
  )
    .option('--name <name>', 'another name for it')
    .option(...productOption)
    .option('--drop-anchor <fingerprint...>', 'trust anchor to let go of: the beginning of its fingerprint')
    .action((name: string, options: EditOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const known = named('server', name, await station.call('servers.list', {}));
          const saved = await station.call('servers.change', await changeOf(known, options, output));
          output.data({ server: saved });
          output.say(`${saved.name}  ${saved.maskedUrl}`);
          return exitCodes.ok;
        }),
      ),
    );
}

/** A change that leaves everything as it is. */
export function unchanged(server: Server): ServerChange {
  const { id, name, anchorFingerprints, recordsBaseUrl, credentialsExpireAt, group } = server;
  return {
    id,
    asCopy: false,
    name,
    anchors: { keep: anchorFingerprints, add: [] },
    ...(recordsBaseUrl === undefined ? {} : { records: { baseUrl: recordsBaseUrl } }),
    ...(credentialsExpireAt === undefined ? {} : { credentialsExpireAt }),
    ...(group === undefined ? {} : { group }),
  };
}

async function changeOf(known: Server, options: EditOptions, output: Output): Promise<ServerChange> {
  const { credentialsExpireAt, group, records, anchors, ...kept } = unchanged(known);
  return {
    ...kept,
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(saysSource(options) ? { enrollment: await sourceFrom(options) } : {}),
    anchors: {
      keep: without(anchors.keep, options.dropAnchor ?? []),
      add: (options.anchor ?? []).map(readCertificate),
    },
    ...(options.expires === undefined ? { credentialsExpireAt } : expiryIn(options.expires)),
    ...(options.group === undefined ? { group } : groupIn(options.group)),
    ...(await recordsOf(records, options, output)),
  };
}

/** Token and trust stay while the address does; they never go to another one. */
async function recordsOf(
  kept: ServerChange['records'],
  options: EditOptions,
  output: Output,
): Promise<Pick<ServerChange, 'records'>> {
  const { records: url, recordsTokenFd, recordsTrust } = options;
  if (kept === undefined || (url !== undefined && url !== kept.baseUrl)) return recordsIn(options, output);
  return {
    records: {
      ...kept,
      ...(recordsTokenFd === undefined ? {} : { token: await readToken(recordsTokenFd, output) }),
      ...(recordsTrust === undefined ? {} : { trust: recordsTrust.map(readCertificateAsPem) }),
    },
  };
}

/** @throws KitError `input.not-found` for one that is not among them. */
function without(fingerprints: readonly string[], dropped: readonly string[]): string[] {
  const beginnings = dropped.map((typed) => typed.replace(/[^0-9a-f]/gi, '').toLowerCase());
  beginnings.forEach((beginning, index) => {
    const isOne = beginning !== '' && fingerprints.some((fingerprint) => fingerprint.startsWith(beginning));
    if (!isOne) throw new KitError('input.not-found', { what: 'anchor', name: dropped[index] ?? '' });
  });
  return fingerprints.filter((fingerprint) => !beginnings.some((beginning) => fingerprint.startsWith(beginning)));
}
