import type { StationStatus } from '../../../shared/domain/station.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { exportIdentity, heldIdentities, noteCopy } from '../../identity/identity-copies.ts';
import { saveOrganization } from '../../identity/supervision.ts';
import type { StoredOrganization } from '../../store/repositories/organizations.ts';
import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';

type OrganizationHandlers = Pick<
  Handlers,
  | 'organizations.list'
  | 'organizations.save'
  | 'organizations.remove'
  | 'organizations.usage'
  | 'organizations.identities'
  | 'organizations.exportIdentity'
  | 'organizations.noteCopy'
>;

export function organizationHandlers(
  context: Pick<StationContext, 'store' | 'secrets' | 'clock'> & {
    readonly status: { read(): Pick<StationStatus, 'shift'> };
  },
): OrganizationHandlers {
  const { store, clock, status } = context;
  return {
    'organizations.list': () => store.organizations.list().map(({ organization }) => organization),
    'organizations.save': (input) => saveOrganization(context, input),
    'organizations.remove': ({ id }) => {
      const { name } = requireOrganization(id).organization;
      const [user] = usersOf(id);
      if (user !== undefined) throw new KitError('input.in-use', { what: 'organization', name, by: user });
      store.organizations.remove(id, clock.now().toISOString());
      return {};
    },
    'organizations.usage': ({ id }) => {
      const { fingerprint } = requireOrganization(id).organization.identity;
      const others = store.organizations.list().filter(({ organization }) => organization.id !== id);
      return {
        blueprints: usersOf(id),
        devices: store.runs.countSupervised(fingerprint),
        sharedWith: others
          .filter(({ organization }) => organization.identity.fingerprint === fingerprint)
          .map(({ organization }) => organization.name),
      };
    },
    'organizations.identities': () => heldIdentities(context),
    'organizations.exportIdentity': async ({ id, password, format }) => {
      const { fileName, bytes } = await exportIdentity(context, requireOrganization(id), { password, format });
      return { fileName, data: bytes.toString('base64') };
    },
    'organizations.noteCopy': ({ id, fingerprint, by }) => {
      const who = status.read().shift?.operator ?? by;
      const copy = {
        at: clock.now().toISOString(),
        how: 'exported',
        ...(who === undefined ? {} : { by: who }),
      } as const;
      return noteCopy(context, requireOrganization(id), fingerprint, copy);
    },
  };

  function usersOf(id: string): string[] {
    return store.blueprints
      .list()
      .filter((blueprint) => blueprint.organizationId === id)
      .map((blueprint) => blueprint.name);
  }

  /** @throws KitError `input.not-found`. */
  function requireOrganization(id: string): StoredOrganization {
    const stored = store.organizations.list().find(({ organization }) => organization.id === id);
    if (stored === undefined) throw new KitError('input.not-found', { what: 'organization', name: id });
    return stored;
  }
}
