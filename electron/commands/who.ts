import type { Command } from 'commander';
import type { StationClient } from '../../shared/contract/station-client.ts';
import { KitError } from '../../shared/errors/kit-error.ts';

export type WhoOptions = { readonly by?: string };

/** The option that names who acts. */
export function withWho(command: Command, what: string): Command {
  return command.option('--by <name>', `${what} (default: whoever is at work by \`kitbench shift\`)`);
}

/** Who acts: as said, else whoever's shift is open. @throws KitError `input.nobody-named`. */
export async function whoActs(station: StationClient, { by }: WhoOptions): Promise<string> {
  const name = by ?? (await station.call('shift.show', {})).shift?.operator;
  if (name === undefined) throw new KitError('input.nobody-named');
  return name;
}
