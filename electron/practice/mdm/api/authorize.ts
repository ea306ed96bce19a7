import { createHash, timingSafeEqual } from 'node:crypto';
import type { Exchange } from '../../https/exchange.ts';
import type { Administrator, ConsoleAccount } from '../console/account.ts';
import type { Console } from '../console/console.ts';

export type SignedIn = { readonly account: ConsoleAccount; readonly administrator: Administrator };

/** Basic authentication (RFC 7617), the user written as `<user>@<account>`; undefined when nobody fits. */
export function authorize({ headers }: Exchange, console: Console): SignedIn | undefined {
  const [, encoded = ''] = /^Basic ([A-Za-z0-9+/=]{1,2000})$/i.exec(headers.authorization ?? '') ?? [];
  const [name = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  const [, user = '', accountName = ''] = /^([^@]+)@(.+)$/.exec(name) ?? [];
  const account = console.account(accountName);
  const administrator = account?.administrators.find((entry) => entry.user === user);
  return account && administrator && isSame(rest.join(':'), administrator.password)
    ? { account, administrator }
    : undefined;
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
