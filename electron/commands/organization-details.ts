import type { Command } from 'commander';
import type { OrganizationInput } from '../../shared/domain/organization.ts';
import { type CommonOptions, withCommonOptions } from './common.ts';

export type DetailOptions = CommonOptions & {
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  readonly department?: string;
};

/** The options for what an organization is beside its name. */
export function withDetails(command: Command): Command {
  return withCommonOptions(command)
    .option('--department <text>', 'department')
    .option('--phone <text>', 'phone')
    .option('--email <text>', 'e-mail')
    .option('--address <text>', 'address');
}

const fields = ['department', 'phone', 'email', 'address'] as const;
type Details = Pick<OrganizationInput, (typeof fields)[number]>;

/** What was given, else what is known; an empty text clears. */
export function detailsIn(given: DetailOptions, known: Details = {}): Details {
  const after = fields.map((field) => [field, given[field] ?? known[field]] as const);
  return Object.fromEntries(after.filter(([, text]) => text !== undefined && text !== ''));
}
