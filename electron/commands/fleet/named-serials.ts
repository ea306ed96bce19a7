import { basename } from 'node:path';
import type { Command } from 'commander';
import type { StationClient } from '../../../shared/contract/station-client.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { readInputFile } from '../files.ts';

export type FromOptions = { readonly from?: string };

/** Serial numbers as words, in a file, or both. */
export function withSerials(command: Command): Command {
  return command
    .argument('[serial...]', 'serial numbers')
    .option('--from <file>', 'also those that a CSV or a list of one per line names');
}

/** @throws KitError `input.invalid` when nothing is named, `fleet.no-serials`, `backend.file-unreadable`. */
export async function namedSerials(
  station: StationClient,
  typed: readonly string[],
  { from }: FromOptions,
): Promise<string[]> {
  if (from === undefined && typed.length === 0) throw new KitError('input.invalid', { what: 'fleet', where: 'serial' });
  if (from === undefined) return [...typed];
  const file = { fileName: basename(from), data: readInputFile(from).toString('base64') };
  const { serials } = await station.call('fleet.serials', { file });
  return [...typed, ...serials];
}
