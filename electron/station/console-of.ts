import type { FileBackendConfig } from '../../shared/domain/backend.ts';
import type { Store } from '../store/store.ts';

/** Names a console: many servers, one for each group, share one. */
export function consoleOf({ kind, account }: FileBackendConfig): string {
  return `${kind} ${account}`;
}

/** Every server whose console this is, with its group. */
export function serversOfConsole(
  { serverBackends }: Pick<Store, 'serverBackends'>,
  console: string,
): { readonly serverId: string; readonly group: string | undefined }[] {
  return serverBackends.list().flatMap(({ serverId, config }) => {
    if (config.kind !== 'mobiconnect' && config.kind !== 'clomo') return [];
    const group = config.kind === 'mobiconnect' ? config.group : undefined;
    return consoleOf(config) === console ? [{ serverId, group }] : [];
  });
}

/** The console of a server that has one without an API. */
export function consoleOfServer(
  { serverBackends }: Pick<Store, 'serverBackends'>,
  serverId: string,
): string | undefined {
  const config = serverBackends.get(serverId)?.config;
  return config?.kind === 'mobiconnect' || config?.kind === 'clomo' ? consoleOf(config) : undefined;
}
