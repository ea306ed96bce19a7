import type { Command } from 'commander';
import type { StationClient } from '../../shared/contract/station-client.ts';
import type { ShownCertificate } from '../../shared/domain/connection-report.ts';
import type { Server } from '../../shared/domain/server.ts';
import { isKitError, KitError } from '../../shared/errors/kit-error.ts';
import { groupedFingerprint } from '../../shared/texts/fingerprint.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { named } from './named.ts';
import { exitCodes, type Output } from './output.ts';
import { unchanged } from './server-edit.ts';

const words = {
  none: { ja: 'トラストアンカー証明書はありません。', en: 'There is no trust anchor.' },
  certificate: { ja: '{mark} {subject}({date} まで)', en: '{mark} {subject} (until {date})' },
};

type AnchorsOptions = CommonOptions & { readonly offered?: boolean };

/** Trust anchors (トラストアンカー証明書): seen, and pinned by their fingerprints. */
export function addServerAnchorCommands(server: Command): void {
  withCommonOptions(
    server
      .command('anchors')
      .argument('<name>', 'the server')
      .description('the trust anchors that are pinned, and how long each holds'),
  )
    .option('--offered', 'those that the host names itself (MDMServiceConfig), pinned or not')
    .action((name: string, options: AnchorsOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const { id } = named('server', name, await station.call('servers.list', {}));
          const kind = options.offered === true ? 'servers.offeredAnchors' : 'servers.anchors';
          const { anchors } = await station.call(kind, { id });
          output.data({ anchors });
          output.say(
            anchors.length === 0 ? output.text(words.none) : anchors.map((one) => told(one, output)).join('\n'),
          );
          return exitCodes.ok;
        }),
      ),
    );

  withCommonOptions(
    server
      .command('trust')
      .argument('<name>', 'the server')
      .argument(
        '<fingerprint>',
        'of a certificate that `server test` or `server anchors --offered` shows: its beginning',
      )
      .description('pin a certificate that the server shows as a trust anchor; compare the whole fingerprint first'),
  ).action((name: string, fingerprint: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const known = named('server', name, await station.call('servers.list', {}));
        const certificate = await shownAs(fingerprint, known, station);
        const change = unchanged(known);
        const saved = await station.call('servers.change', {
          ...change,
          anchors: { ...change.anchors, add: certificate.isAnchor ? [] : [certificate.data] },
        });
        output.data({ server: saved, certificate });
        output.say(told({ ...certificate, isAnchor: true }, output));
        return exitCodes.ok;
      }),
    ),
  );
}

/** Long enough that nobody pins another certificate by chance. */
const leastDigits = 16;

/** The certificate of the live chain or of the MDMServiceConfig. @throws KitError `input.not-found`, `input.ambiguous` */
async function shownAs(typed: string, { id }: Server, station: StationClient): Promise<ShownCertificate> {
  const beginning = typed.replace(/[^0-9a-f]/gi, '').toLowerCase();
  const { chain } = await station.call('servers.test', { id });
  const isMeant = ({ fingerprint }: ShownCertificate) => fingerprint.startsWith(beginning);
  const shown = chain.some(isMeant) ? chain : await offeredBy(id, station);
  const found = beginning.length < leastDigits ? [] : shown.filter(isMeant);
  const [only] = found;
  if (only === undefined) throw new KitError('input.not-found', { what: 'certificate', name: typed });
  if (found.length > 1) throw new KitError('input.ambiguous', { what: 'certificate', name: typed });
  return only;
}

/** A host that names none, or that cannot be asked, offers nothing. */
async function offeredBy(id: string, station: StationClient): Promise<readonly ShownCertificate[]> {
  try {
    return (await station.call('servers.offeredAnchors', { id })).anchors;
  } catch (error) {
    if (isKitError(error) && error.code.startsWith('enrollment.')) return [];
    throw error;
  }
}

function told({ subject, notAfter, fingerprint, isAnchor }: ShownCertificate, output: Output): string {
  const line = output.text(words.certificate, { mark: isAnchor ? '✓' : '–', subject, date: notAfter.slice(0, 10) });
  return `${line}\n    ${groupedFingerprint(fingerprint)}`;
}
