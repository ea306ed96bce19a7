import type { FileBackendConfig } from '../../../shared/domain/backend.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { StoredServer } from '../../store/repositories/servers.ts';
import type { StationContext } from '../context.ts';

export type BackendParts = Pick<StationContext, 'store' | 'secrets' | 'clock' | 'publishStatus'> & {
  readonly backends: Pick<StationContext['backends'], 'of' | 'forget'>;
  readonly outbox: Pick<StationContext['outbox'], 'resume' | 'told'>;
  readonly watch: Pick<StationContext['watch'], 'kick'>;
  readonly fleet: Pick<StationContext['fleet'], 'kick'>;
};

/** By id, or by name where only one bears it. @throws KitError `input.not-found`, `input.ambiguous`. */
export function requireServer({ store }: Pick<StationContext, 'store'>, idOrName: string): StoredServer {
  const stored = store.servers.get(idOrName);
  if (stored !== undefined) return stored;
  const named = store.servers.list().filter(({ server }) => server.name === idOrName);
  const [only] = named;
  if (only === undefined) throw new KitError('input.not-found', { what: 'server', name: idOrName });
  if (named.length > 1) throw new KitError('input.ambiguous', { what: 'server', name: idOrName });
  return only;
}

/** @throws KitError `backend.not-configured`, `backend.no-files`, and as `requireServer`. */
export function requireConsole(
  { store }: Pick<StationContext, 'store'>,
  idOrName: string,
): { readonly stored: StoredServer; readonly config: FileBackendConfig } {
  const stored = requireServer({ store }, idOrName);
  const { id, name } = stored.server;
  const config = store.serverBackends.get(id)?.config;
  if (config === undefined) throw new KitError('backend.not-configured', { server: name });
  if (config.kind !== 'mobiconnect' && config.kind !== 'clomo')
    throw new KitError('backend.no-files', { server: name });
  return { stored, config };
}
