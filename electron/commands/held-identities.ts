import type { Command } from 'commander';
import type { StationClient } from '../../shared/contract/station-client.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { exitCodes } from './output.ts';
import { formatTable } from './table.ts';

const columns = { ja: ['監視識別情報', '組織', '期限', '控え'], en: ['Identity', 'Organization', 'Until', 'Copy'] };
const empty = { ja: '監視識別情報はまだありません。', en: 'There is no supervision identity yet.' };
const removed = { ja: '{names} (削除済み)', en: '{names} (removed)' };

/** Every identity in the vault, also of organizations that were removed. */
export function addHeldIdentitiesCommand(identity: Command): void {
  withCommonOptions(
    identity.command('list').description('every identity that this station holds, those of removed organizations too'),
  ).action((options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const identities = await station.call('organizations.identities', {});
        output.data({ identities });
        const rows = identities.map(({ fingerprint, notAfter, copy, organizations, orphaned }) => {
          const names = organizations.join(', ');
          return [
            fingerprint.slice(0, 16),
            orphaned ? output.text(removed, { names }) : names,
            notAfter,
            copy?.at ?? '–',
          ];
        });
        output.say(rows.length === 0 ? output.text(empty) : formatTable(columns[output.language], rows));
        return exitCodes.ok;
      }),
    ),
  );
}

/**
 * The held identity whose fingerprint begins like this, as a choice for a new organization.
 * @throws KitError `input.not-found`, `input.ambiguous`
 */
export async function heldIdentity(typed: string, station: StationClient) {
  const beginning = typed.replace(/[^0-9a-f]/gi, '').toLowerCase();
  const held = await station.call('organizations.identities', {});
  const found = held.filter(({ fingerprint }) => beginning !== '' && fingerprint.startsWith(beginning));
  const [only] = found;
  if (only === undefined) throw new KitError('input.not-found', { what: 'identity', name: typed });
  if (found.length > 1) throw new KitError('input.ambiguous', { what: 'identity', name: typed });
  return { identity: { from: 'station' as const, fingerprint: only.fingerprint } };
}
