import type { Clock } from '../../ports/clock.ts';
import type { AccountConfig } from './config.ts';

type Credential = { readonly group: string; user: string; password: string; expiresAt: Date };

/** What an enrollment URL of the mobiconnect kind comes to. */
export type AccountVerdict =
  | { readonly kind: 'accepted'; readonly account: string; readonly group: string }
  | { readonly kind: 'unknown-account' }
  | { readonly kind: 'wrong-credentials' }
  | { readonly kind: 'expired' };

export type EnrollmentUrl = {
  readonly account: string;
  readonly group: string;
  readonly user: string;
  readonly password: string;
  readonly url: string;
};

export type CredentialChange = {
  readonly account: string;
  readonly group: string;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly expiresAt?: Date | undefined;
};

export type Accounts = {
  judge(account: string, token: string | undefined): AccountVerdict;
  /** Changes a group's credential as an administrator does. Throws when there is no such group. */
  change(change: CredentialChange): void;
  urls(origin: string): EnrollmentUrl[];
};

const OFFERED_MONTHS = 3;

/** The consoles' accounts, groups and enrollment credentials: the credential selects the group (mdm §1.1). */
export function createAccounts(config: readonly AccountConfig[], clock: Clock): Accounts {
  const offered = new Date(clock.now());
  offered.setUTCMonth(offered.getUTCMonth() + OFFERED_MONTHS);
  const accounts = new Map(
    config.map(({ account, groups }) => [
      account,
      groups.map(
        ({ expiresAt, ...rest }): Credential => ({ ...rest, expiresAt: expiresAt ? new Date(expiresAt) : offered }),
      ),
    ]),
  );

  return {
    judge(account, token) {
      const credentials = accounts.get(account);
      if (!credentials) return { kind: 'unknown-account' };
      const found = credentials.find((credential) => tokenOf(credential) === token);
      if (!found) return { kind: 'wrong-credentials' };
      return found.expiresAt > clock.now() ? { kind: 'accepted', account, group: found.group } : { kind: 'expired' };
    },
    change({ account, group, user, password, expiresAt }) {
      const found = accounts.get(account)?.find((credential) => credential.group === group);
      if (!found) throw new Error('no such group');
      found.user = user ?? found.user;
      found.password = password ?? found.password;
      found.expiresAt = expiresAt ?? found.expiresAt;
    },
    urls: (origin) =>
      [...accounts].flatMap(([account, credentials]) =>
        credentials.map((credential) => ({
          account,
          group: credential.group,
          user: credential.user,
          password: credential.password,
          url: `${origin}/crs/iosmdm/dep/${encodeURIComponent(account)}?p=apple&t=${encodeURIComponent(tokenOf(credential))}`,
        })),
      ),
  };
}

function tokenOf(credential: Pick<Credential, 'user' | 'password'>): string {
  return Buffer.from(`${credential.user}:${credential.password}`, 'utf8').toString('base64');
}
