import { randomUUID } from 'node:crypto';
import type { LibraryProfile, ProfileSource } from '../../shared/domain/profile.ts';
import type { ProfileDocument } from '../../shared/domain/profile-document.ts';
import { payloadsOf } from '../../shared/domain/profile-document.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { ProfileStore } from '../identity/profile-store.ts';
import type { Clock } from '../ports/clock.ts';
import { buildProfile } from '../profiles/build-document.ts';
import { type InspectedProfile, inspectProfile } from '../profiles/inspect.ts';
import { maskSecrets } from '../profiles/mask.ts';
import { profileVariables } from '../profiles/variables.ts';
import type { Store } from '../store/store.ts';

export type ProfileLibrary = {
  /** @throws KitError `input.not-found` */
  find(id: string, revision?: number): LibraryProfile;
  /** The profile as it is kept, secrets included. */
  open(profile: Pick<LibraryProfile, 'fileSha256'>): InspectedProfile;
  file(profile: Pick<LibraryProfile, 'fileSha256'>): Buffer;
  /** What a source comes to, with the secrets that its marks stand for. Keeps nothing. */
  build(written: Written): Buffer;
  /** Keeps a file as a new profile or, with `id`, as a new revision; the same file under the same name makes none. */
  keep(
    file: Buffer,
    about: Pick<LibraryProfile, 'name' | 'origin'> & { readonly id?: string | undefined },
  ): LibraryProfile;
};

type Written = {
  readonly source: ProfileSource;
  readonly name: string;
  readonly id?: string | undefined;
  readonly revision?: number | undefined;
};
type Parts = { readonly store: Store; readonly profiles: ProfileStore; readonly clock: Clock };

export function profileLibrary({ store, profiles, clock }: Parts): ProfileLibrary {
  const find: ProfileLibrary['find'] = (id, revision) => {
    const found = store.libraryProfiles.get(id, revision);
    if (found === undefined) throw new KitError('input.not-found', { what: 'profile', name: id });
    return found;
  };
  const file: ProfileLibrary['file'] = ({ fileSha256 }) => profiles.get(fileSha256);
  const open: ProfileLibrary['open'] = (profile) => inspectProfile(file(profile));
  return {
    find,
    file,
    open,
    build: ({ source, name, id, revision }) => {
      const before = id === undefined ? undefined : open(find(id, revision)).document;
      return buildProfile(source, name, before);
    },
    keep: (bytes, { id, name, origin }) => {
      const inspected = inspectProfile(bytes);
      const before = id === undefined ? undefined : find(id);
      return store.transaction(() => {
        const fileSha256 = profiles.put(bytes);
        if (before?.fileSha256 === fileSha256 && before.name === name) return before;
        return store.libraryProfiles.save({
          id: id ?? randomUUID(),
          name,
          origin,
          fileSha256,
          sha256: inspected.deviceBytes.equals(bytes) ? fileSha256 : profiles.put(inspected.deviceBytes),
          savedAt: clock.now().toISOString(),
          ...factsOf(inspected),
        });
      });
    },
  };
}

type Facts = Omit<LibraryProfile, 'id' | 'revision' | 'name' | 'origin' | 'fileSha256' | 'sha256' | 'savedAt'>;

function factsOf({ document, signer }: InspectedProfile): Facts {
  const payloads = payloadsOf(document).map(({ PayloadType: type, PayloadDisplayName: name }) => ({
    type: typeof type === 'string' ? type : '',
    ...(typeof name === 'string' ? { displayName: name } : {}),
  }));
  const { PayloadIdentifier: identifier } = document;
  return {
    identifier: typeof identifier === 'string' ? identifier : '',
    role: payloads.some(({ type }) => type === 'com.apple.wifi.managed') ? 'wifi' : 'silent',
    payloads,
    removal: removalOf(document, payloads),
    ...(signer === undefined ? {} : { signer }),
    variables: [...profileVariables(document)],
    hasSecrets: maskSecrets(document).hasSecrets,
  };
}

function removalOf(document: ProfileDocument, payloads: LibraryProfile['payloads']): LibraryProfile['removal'] {
  const { PayloadRemovalDisallowed: disallowed, RemovalDate: at, DurationUntilRemoval: after } = document;
  return {
    disallowed: disallowed === true,
    password: payloads.some(({ type }) => type === 'com.apple.profileRemovalPassword'),
    ...(typeof at === 'object' && '$date' in at && typeof at.$date === 'string' ? { at: at.$date } : {}),
    ...(typeof after === 'number' ? { after } : {}),
  };
}
