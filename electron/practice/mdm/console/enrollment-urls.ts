import type { Clock } from '../../../ports/clock.ts';
import type { ConsoleAccount } from './account.ts';
import type { Console } from './console.ts';
import type { Group } from './groups.ts';
import { ConsoleRefusal } from './refusal.ts';

export type EnrollmentUrl = {
  readonly account: string;
  readonly group: string;
  readonly user: string;
  readonly password: string;
  readonly url: string;
};

/** What an enrollment URL of the mobiconnect kind comes to. */
export type CredentialVerdict =
  | { readonly kind: 'accepted'; readonly account: string; readonly group: string; readonly groupPath: string }
  | { readonly kind: 'unknown-account' }
  | { readonly kind: 'wrong-credentials' }
  | { readonly kind: 'expired' };

export type CredentialChange = {
  readonly account: string;
  /** Name, or full path. */
  readonly group: string;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly expiresAt?: Date | undefined;
};

/** Judges account and token of an enrollment URL: the credential selects the group (mdm §1.1). */
export function judgeCredential(
  console: Console,
  accountName: string,
  token: string | undefined,
  clock: Clock,
): CredentialVerdict {
  const account = console.account(accountName);
  if (!account) return { kind: 'unknown-account' };
  const found = account.groups.all().find((group) => token !== undefined && tokenOf(group) === token);
  if (!found?.credential) return { kind: 'wrong-credentials' };
  if (found.credential.expiresAt <= clock.now()) return { kind: 'expired' };
  return { kind: 'accepted', account: accountName, group: found.name, groupPath: found.path };
}

/** Changes a group's credential as an administrator does. Throws ConsoleRefusal when there is no such group. */
export function changeCredential(console: Console, change: CredentialChange, clock: Clock): void {
  const groups = console.account(change.account)?.groups;
  const group = groups?.all().find(({ name, path }) => name === change.group || path === change.group);
  if (!groups || !group) throw new ConsoleRefusal('no-such-group', change.group);
  const { credential } = group;
  groups.change(group.path, {
    credential: {
      user: change.user ?? credential?.user ?? '',
      password: change.password ?? credential?.password ?? '',
      expiresAt: change.expiresAt ?? credential?.expiresAt ?? clock.now(),
    },
  });
}

export function enrollmentUrls(console: Console, origin: string): EnrollmentUrl[] {
  return console.accounts().flatMap((account) => urlsOf(account, origin));
}

function urlsOf({ name: account, groups }: ConsoleAccount, origin: string): EnrollmentUrl[] {
  return groups.all().flatMap((group) => {
    const token = tokenOf(group);
    if (!group.credential || token === undefined) return [];
    const { user, password } = group.credential;
    const path = `/crs/iosmdm/dep/${encodeURIComponent(account)}?p=apple&t=${encodeURIComponent(token)}`;
    return [{ account, group: group.name, user, password, url: origin + path }];
  });
}

function tokenOf({ credential }: Group): string | undefined {
  return credential && Buffer.from(`${credential.user}:${credential.password}`, 'utf8').toString('base64');
}
