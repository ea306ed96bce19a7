import { create } from 'zustand';
import type { BackendSummary } from '../../shared/domain/backend.ts';
import type { Blueprint } from '../../shared/domain/blueprint.ts';
import type { Organization } from '../../shared/domain/organization.ts';
import type { ListedProfile } from '../../shared/domain/profile.ts';
import type { Server } from '../../shared/domain/server.ts';
import { station } from './connection-store.ts';

/** What the station keeps for steps 1 to 3, and its profiles. `undefined` until the first list came. */
type Library = {
  readonly servers: readonly Server[] | undefined;
  readonly organizations: readonly Organization[] | undefined;
  readonly blueprints: readonly Blueprint[] | undefined;
  /** The MDM behind each server, and what waits for a person at its console. */
  readonly backends: readonly BackendSummary[] | undefined;
  readonly profiles: readonly ListedProfile[] | undefined;
};

export const useLibrary = create<Library>(() => ({
  servers: undefined,
  organizations: undefined,
  blueprints: undefined,
  backends: undefined,
  profiles: undefined,
}));

/**
 * Lists them again: there are no events for these. Called at every connection, when the station says that one was changed,
 * and by views after `servers.save` and the like.
 */
export async function reloadLibrary(): Promise<void> {
  const [servers, organizations, blueprints, backends, profiles] = await Promise.all([
    station().call('servers.list', {}),
    station().call('organizations.list', {}),
    station().call('blueprints.list', {}),
    station().call('backends.list', {}),
    station().call('profiles.list', {}),
  ]);
  useLibrary.setState({ servers, organizations, blueprints, backends, profiles });
}
