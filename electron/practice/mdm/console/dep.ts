import type { Clock } from '../../../ports/clock.ts';
import type { GroupTree } from './groups.ts';
import { ConsoleRefusal } from './refusal.ts';

/** A DEP profile (mdm §1.1): where devices assigned to it go, and whether their MDM profile can be taken off by hand. */
export type DepProfile = {
  readonly name: string;
  readonly group: string;
  readonly removalAllowed: boolean;
  readonly serials: readonly string[];
};

export type DepToken = { readonly uploadedAt: Date; readonly expiresAt: Date };

export type Dep = {
  token(): DepToken | undefined;
  /** A fresh token: one year from now. */
  renewToken(): DepToken;
  profiles(): readonly DepProfile[];
  /** Throws `dep-profile-exists`, `no-such-group`, or `dep-credential-mismatch` when user and password are not the group's. */
  add(options: {
    readonly name: string;
    readonly group: string;
    readonly user: string;
    readonly password: string;
    readonly removalAllowed: boolean;
  }): DepProfile;
  /** Throws `no-such-dep-profile`; `dep-token-expired` without a valid token, as Apple then refuses. */
  assign(name: string, serials: readonly string[]): DepProfile;
  profileOf(serial: string): DepProfile | undefined;
};

export function createDep(groups: GroupTree, clock: Clock): Dep {
  const profiles = new Map<string, DepProfile>();
  let token: DepToken | undefined;
  return {
    token: () => token,
    renewToken() {
      const uploadedAt = clock.now();
      const expiresAt = new Date(uploadedAt);
      expiresAt.setUTCFullYear(expiresAt.getUTCFullYear() + 1);
      token = { uploadedAt, expiresAt };
      return token;
    },
    profiles: () => [...profiles.values()],
    add({ name, group, user, password, removalAllowed }) {
      if (profiles.has(name)) throw new ConsoleRefusal('dep-profile-exists', name);
      const { credential } = groups.get(group);
      if (credential?.user !== user || credential.password !== password) {
        throw new ConsoleRefusal('dep-credential-mismatch', group);
      }
      const profile = { name, group, removalAllowed, serials: [] };
      profiles.set(name, profile);
      return profile;
    },
    assign(name, serials) {
      const profile = profiles.get(name);
      if (!profile) throw new ConsoleRefusal('no-such-dep-profile', name);
      if (!token || token.expiresAt <= clock.now()) throw new ConsoleRefusal('dep-token-expired');
      for (const other of profiles.values()) {
        profiles.set(other.name, { ...other, serials: other.serials.filter((serial) => !serials.includes(serial)) });
      }
      const assigned = { ...profile, serials: [...new Set([...profile.serials, ...serials])] };
      profiles.set(name, assigned);
      return assigned;
    },
    profileOf: (serial) => [...profiles.values()].find(({ serials }) => serials.includes(serial)),
  };
}
