import type { Expiry } from '../../shared/domain/expiry.ts';
import { type CalendarSources, expiriesAt } from '../calendar/expiries.ts';
import type { ProfileStore } from '../identity/profile-store.ts';
import type { Clock } from '../ports/clock.ts';
import { readProfile } from '../profiles/read.ts';
import type { Store } from '../store/store.ts';

/** Everything of this station that ends by itself. */
export type StationCalendar = {
  /** @param at another moment than now, such as a planned day */
  expiries(at?: Date): Expiry[];
};

type Signer = ReturnType<CalendarSources['signerOf']>;

export function stationCalendar(parts: {
  readonly store: Store;
  readonly profiles: ProfileStore;
  readonly clock: Clock;
}): StationCalendar {
  const { store, profiles, clock } = parts;
  /** Profiles are named by their bytes: whose signature one bears never changes. */
  const signers = new Map<string, Signer>();
  const signerOf = (sha256: string): Signer => {
    if (!signers.has(sha256)) signers.set(sha256, readSigner(sha256));
    return signers.get(sha256);
  };

  function readSigner(sha256: string): Signer {
    try {
      return readProfile(profiles.get(sha256)).signer;
    } catch {
      // What cannot be read is the blueprint check's to tell.
      return undefined;
    }
  }

  return {
    expiries: (at = clock.now()) =>
      expiriesAt(
        {
          servers: store.servers.list(),
          organizations: store.organizations.list().map(({ organization }) => organization),
          blueprints: store.blueprints.list(),
          entered: store.expiries.list(),
          profiles: store.libraryProfiles.list(),
          signerOf,
        },
        at,
      ),
  };
}
