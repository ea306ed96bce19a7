import type { BackendConfig, BackendInput } from '../../../shared/domain/backend.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { StoredBackend } from '../../store/repositories/server-backends.ts';
import type { StoredServer } from '../../store/repositories/servers.ts';
import type { BackendParts } from './backend-parts.ts';

type Parts = Pick<BackendParts, 'store' | 'secrets'>;

/**
 * Keeps a server's backend, its keys sealed. A key goes only where it was meant to go: another address needs it anew.
 * @throws KitError `backend.key-missing`.
 */
export function setBackend(parts: Parts, stored: StoredServer, input: BackendInput): void {
  if (input.kind === 'rest') setRecordsEndpoint(parts, stored, input);
  else setProduct(parts, stored.server.id, input);
}

function setProduct(parts: Parts, serverId: string, input: Exclude<BackendInput, { kind: 'rest' }>): void {
  const { store, secrets } = parts;
  const before = store.serverBackends.get(serverId);
  store.transaction(() => {
    const after = input.kind === 'none' ? undefined : productOf(parts, serverId, input, before);
    if (after === undefined) store.serverBackends.remove(serverId);
    else store.serverBackends.save(after);
    if (inboxUrlOf(before?.config) !== inboxUrlOf(after?.config)) store.inboxes.forget(serverId);
    for (const ref of [before?.keyRef, before?.inboxKeyRef]) {
      if (ref !== undefined && ref !== after?.keyRef && ref !== after?.inboxKeyRef) secrets.remove(ref);
    }
  });
}

/** Forgets the backend's keys with its server. */
export function forgetBackend({ store, secrets }: Parts, serverId: string): void {
  const stored = store.serverBackends.get(serverId);
  for (const ref of [stored?.keyRef, stored?.inboxKeyRef]) if (ref !== undefined) secrets.remove(ref);
  store.serverBackends.remove(serverId);
  store.inboxes.forget(serverId);
}

function productOf(
  { secrets }: Parts,
  serverId: string,
  input: Exclude<BackendInput, { kind: 'rest' | 'none' }>,
  before: StoredBackend | undefined,
): StoredBackend {
  const seal = (text: string) => secrets.put(Buffer.from(text, 'utf8'), `backend ${serverId}`);
  switch (input.kind) {
    case 'mobiconnect':
    case 'clomo':
      return { serverId, config: input };
    case 'fleet': {
      const { key, ...config } = input;
      const kept = isSameAddress(before?.config, config) ? before?.keyRef : undefined;
      return { serverId, config, keyRef: key === undefined ? required(kept, 'API key') : seal(key) };
    }
    case 'nanomdm':
    case 'micromdm': {
      const { key, inboxKey, ...config } = input;
      const kept = isSameAddress(before?.config, config) ? before?.keyRef : undefined;
      const keptInbox = inboxUrlOf(before?.config) === config.inbox?.url ? before?.inboxKeyRef : undefined;
      const keyRef = key === undefined ? required(kept, 'API key') : seal(key);
      if (config.inbox === undefined) return { serverId, config, keyRef };
      return {
        serverId,
        config,
        keyRef,
        inboxKeyRef: inboxKey === undefined ? required(keptInbox, 'inbox key') : seal(inboxKey),
      };
    }
  }
}

function setRecordsEndpoint(
  { store, secrets }: Parts,
  stored: StoredServer,
  { baseUrl, trust, key }: Extract<BackendInput, { kind: 'rest' }>,
): void {
  const { server, records } = stored;
  const kept = records?.baseUrl === baseUrl ? records.tokenRef : undefined;
  if (key === undefined) required(kept, 'API key');
  store.transaction(() => {
    const tokenRef =
      key === undefined ? required(kept, 'API key') : secrets.put(Buffer.from(key, 'utf8'), `server ${server.id}`);
    if (records !== undefined && records.tokenRef !== tokenRef) secrets.remove(records.tokenRef);
    store.servers.save({
      ...stored,
      server: { ...server, recordsBaseUrl: baseUrl },
      records: { baseUrl, tokenRef, trust },
    });
  });
}

function required(ref: string | undefined, what: string): string {
  if (ref === undefined) throw new KitError('backend.key-missing', { what });
  return ref;
}

function isSameAddress(before: BackendConfig | undefined, after: { readonly kind: string; readonly baseUrl: string }) {
  return before !== undefined && 'baseUrl' in before && before.kind === after.kind && before.baseUrl === after.baseUrl;
}

function inboxUrlOf(config: BackendConfig | undefined): string | undefined {
  return config !== undefined && 'inbox' in config ? config.inbox?.url : undefined;
}
