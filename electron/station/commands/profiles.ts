import type { Blueprint, BlueprintInput } from '../../../shared/domain/blueprint.ts';
import type { LibraryProfile, ProfileContents, ProfileTarget } from '../../../shared/domain/profile.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { supervisionKeyOf } from '../../identity/supervision.ts';
import { writeDocument, writtenDocument } from '../../profiles/build-document.ts';
import { checkIdentities } from '../../profiles/check-identities.ts';
import { freshCopy } from '../../profiles/complete.ts';
import { contentsOf, withoutSecrets } from '../../profiles/contents.ts';
import { type InspectedProfile, inspectProfile } from '../../profiles/inspect.ts';
import { signProfile } from '../../profiles/sign.ts';
import { linesOfXml } from '../../profiles/xml-lines.ts';
import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import { profileLibrary } from '../profile-library.ts';

type ProfileHandlers = Pick<Handlers, Extract<keyof Handlers, `profiles.${string}`>>;
type ProfileParts = Pick<StationContext, 'store' | 'profiles' | 'secrets' | 'clock'>;

/** @param saveBlueprint is `blueprints.save`: what a renewed blueprint holds passes every check of a save. */
export function profileHandlers(parts: ProfileParts, saveBlueprint: Handlers['blueprints.save']): ProfileHandlers {
  const { store, secrets, clock } = parts;
  const library = profileLibrary(parts);
  const contents = async (profile: InspectedProfile, target: ProfileTarget): Promise<ProfileContents> => {
    const at = target.at === undefined ? clock.now() : new Date(target.at);
    const shown = contentsOf(profile, target, clock.now());
    return { ...shown, findings: [...shown.findings, ...(await checkIdentities(profile.document, at))] };
  };
  return {
    'profiles.list': () => {
      const blueprints = store.blueprints.list();
      return store.libraryProfiles.list().map((profile) => ({ ...profile, usedBy: usersOf(profile.id, blueprints) }));
    },
    'profiles.show': async ({ id, revision, target }) => {
      const profile = library.find(id, revision);
      return { profile, contents: await contents(library.open(profile), target) };
    },
    'profiles.inspect': ({ data, target }) => contents(inspectProfile(Buffer.from(data, 'base64')), target),
    'profiles.import': ({ data, name, id }) =>
      library.keep(Buffer.from(data, 'base64'), { id, name, origin: 'imported' }),
    'profiles.preview': async ({ target, ...written }) => {
      const { source } = written;
      // Back goes what came, not what the marks stand for: a secret that was just typed is not lost on the way.
      const document = writtenDocument(source, written.name);
      const judged = await contents(inspectProfile(library.build(written)), target);
      const shown = { ...judged, document, xml: writeDocument(document).toString('utf8') };
      if (!('xml' in source)) return shown;
      const lineOf = linesOfXml(source.xml);
      const findings = shown.findings.map((found) => {
        const line = found.path.length === 0 ? undefined : lineOf(found.path);
        return line === undefined ? found : { ...found, line };
      });
      return { ...shown, findings };
    },
    'profiles.save': ({ id, name, ...written }) =>
      library.keep(library.build({ id, name, ...written }), { id, name, origin: 'built' }),
    'profiles.rename': ({ id, name }) => {
      const profile = library.find(id);
      return library.keep(library.file(profile), { id, name, origin: profile.origin });
    },
    'profiles.duplicate': ({ id, name }) => {
      const { document } = library.open(library.find(id));
      return library.keep(writeDocument(freshCopy(document, name)), { name, origin: 'built' });
    },
    'profiles.sign': ({ id, organizationId }) => {
      const profile = library.find(id);
      if (store.organizations.get(organizationId) === undefined) {
        throw new KitError('input.not-found', { what: 'organization', name: organizationId });
      }
      const signed = signProfile(
        library.open(profile),
        supervisionKeyOf({ store, secrets }, organizationId),
        clock.now(),
      );
      return library.keep(signed, { id, name: profile.name, origin: profile.origin });
    },
    'profiles.export': ({ id, revision }) => {
      const profile = library.find(id, revision);
      if (!profile.hasSecrets) return fileOf(profile, library.file(profile));
      return fileOf(profile, writeDocument(withoutSecrets(library.open(profile).document)));
    },
    'profiles.exportWhole': ({ id, revision }) => {
      const profile = library.find(id, revision);
      return fileOf(profile, library.file(profile));
    },
    'profiles.remove': ({ id }) => {
      if (!store.libraryProfiles.remove(id, clock.now().toISOString())) {
        throw new KitError('input.not-found', { what: 'profile', name: id });
      }
      return {};
    },
    'profiles.renew': async ({ id }, caller) => {
      const { revision } = library.find(id);
      const behind = store.blueprints
        .list()
        .filter(({ profiles }) => profiles.some(({ library: from }) => from?.id === id && from.revision !== revision));
      return {
        blueprints: await Promise.all(behind.map((blueprint) => saveBlueprint(renewed(blueprint, id), caller))),
      };
    },
  };
}

/** What saves the blueprint with the newest revision of that profile. */
function renewed({ revision: _, ...blueprint }: Blueprint, id: string): BlueprintInput {
  return {
    ...blueprint,
    profiles: blueprint.profiles.map(({ name, role, sha256, library }) =>
      library?.id === id ? { name, role, library: { id } } : { name, role, sha256, library },
    ),
  };
}

function usersOf(id: string, blueprints: readonly Blueprint[]) {
  return blueprints.flatMap(({ id: blueprintId, name, profiles }) => {
    const held = profiles.find(({ library }) => library?.id === id)?.library;
    return held === undefined ? [] : [{ id: blueprintId, name, revision: held.revision }];
  });
}

function fileOf({ name }: LibraryProfile, file: Buffer): { readonly fileName: string; readonly data: string } {
  const plain = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'profile';
  return { fileName: `${plain}.mobileconfig`, data: file.toString('base64') };
}
