import type { Command } from 'commander';
import { type EnrollmentSource, enrollmentSourceSchema } from '../../shared/domain/server.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { type CommonOptions, withCommonOptions } from './common.ts';
import { readPassphrase } from './passphrase.ts';

export type SourceOptions = CommonOptions & {
  readonly product?: string;
  readonly host?: string;
  readonly account?: string;
  readonly user?: string;
  readonly passwordFd?: string;
  readonly customer?: string;
  readonly url?: string;
};

/** Needed where an enrollment URL is made, left out where one stays. */
export const productOption = ['--product <product>', 'mobiconnect, clomo, nanomdm, micromdm or url'] as const;

/** The options for what an enrollment URL is made of, but for its product. */
export function withSourceOptions(command: Command): Command {
  return withCommonOptions(command)
    .option('--host <host>', 'another host than the vendor’s')
    .option('--account <id>', 'mobiconnect: アカウントID')
    .option('--user <id>', 'mobiconnect: 端末登録用ユーザーID')
    .option('--password-fd <n>', 'mobiconnect: file descriptor of 端末登録用パスワード (else asked on the terminal)')
    .option('--customer <domain>', 'clomo: お客さまドメイン')
    .option('--url <url>', 'nanomdm, micromdm, url: the enrollment URL');
}

/** Whether something is said of the enrollment URL at all. */
export function saysSource({ product, host, account, user, passwordFd, customer, url }: SourceOptions): boolean {
  return [product, host, account, user, passwordFd, customer, url].some((said) => said !== undefined);
}

/**
 * Passwords are typed or come by a file descriptor: an argument would stand in the process list.
 * @throws KitError `input.invalid`
 */
export async function sourceFrom(options: SourceOptions): Promise<EnrollmentSource> {
  const parsed = enrollmentSourceSchema.safeParse({
    product: options.product,
    ...(options.host === undefined ? {} : { host: options.host }),
    accountId: options.account,
    userId: options.user,
    customerDomain: options.customer,
    url: options.url,
    ...(options.product === 'mobiconnect' ? { password: await readPassword(options.passwordFd) } : {}),
  });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new KitError('input.invalid', {
    what: 'server',
    where: `${issue?.path.join('.') ?? '.'} (${issue?.code ?? '?'})`,
  });
}

async function readPassword(fd: string | undefined): Promise<string> {
  const typed = await readPassphrase(fd === undefined ? undefined : Number.parseInt(fd, 10), '端末登録用パスワード');
  return typed.toString('utf8');
}
