import { KitError } from '../../../shared/errors/kit-error.ts';
import { saveOrganization } from '../../identity/supervision.ts';
import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';

export function organizationHandlers(
  context: StationContext,
): Pick<Handlers, 'organizations.list' | 'organizations.save' | 'organizations.remove'> {
  const { store, clock } = context;
  return {
    'organizations.list': () => store.organizations.list().map(({ organization }) => organization),
    'organizations.save': (input) => saveOrganization(context, input),
    'organizations.remove': ({ id }) => {
      const stored = store.organizations.get(id);
      if (stored === undefined) throw new KitError('input.not-found', { what: 'organization', name: id });
      const { name } = stored.organization;
      const user = store.blueprints.list().find((blueprint) => blueprint.organizationId === id);
      if (user !== undefined) throw new KitError('input.in-use', { what: 'organization', name, by: user.name });
      store.organizations.remove(id, clock.now().toISOString());
      return {};
    },
  };
}
