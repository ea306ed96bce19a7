import { createConsoleBackend } from '../backend/adapters/console/console-backend.ts';
import { createFleetBackend } from '../backend/adapters/fleet/fleet-backend.ts';
import { createMicroMdmBackend } from '../backend/adapters/micromdm/micromdm-backend.ts';
import { createNanoMdmBackend } from '../backend/adapters/nanomdm/nanomdm-backend.ts';
import { createRestBackend } from '../backend/adapters/rest/rest-backend.ts';
import { combineBackends } from '../backend/combine.ts';
import { createInboxReader, type InboxReader } from '../backend/inbox/inbox-reader.ts';
import type { MdmBackend } from '../backend/port.ts';
import type { SecretStore } from '../identity/secrets.ts';
import type { Clock } from '../ports/clock.ts';
import type { StoredBackend } from '../store/repositories/server-backends.ts';
import type { StoredServer } from '../store/repositories/servers.ts';
import type { Store } from '../store/store.ts';
import { consoleOf } from './console-of.ts';

export type Backends = {
  /** The backend of a server; `undefined` when it has none. Kept until the server is saved anew. */
  of(serverId: string): MdmBackend | undefined;
  forget(serverId: string): void;
  close(): void;
};

export type BackendsParts = {
  readonly store: Pick<Store, 'servers' | 'serverBackends' | 'inboxes' | 'consoles' | 'records'>;
  readonly secrets: SecretStore;
  readonly clock: Clock;
};

export function createBackends(parts: BackendsParts): Backends {
  const { store } = parts;
  const open = new Map<string, MdmBackend>();

  function make(serverId: string): MdmBackend | undefined {
    const stored = store.servers.get(serverId);
    if (stored === undefined) return undefined;
    const product = store.serverBackends.get(serverId);
    return combineBackends(
      stored.records === undefined ? undefined : restBackend(parts, stored.records),
      product === undefined ? undefined : productBackend(parts, stored, product, inboxOf(parts, product)),
    );
  }

  return {
    of: (serverId) => {
      const backend = open.get(serverId) ?? make(serverId);
      if (backend !== undefined) open.set(serverId, backend);
      return backend;
    },
    forget: (serverId) => {
      open.get(serverId)?.close();
      open.delete(serverId);
    },
    close: () => {
      for (const backend of open.values()) backend.close();
      open.clear();
    },
  };
}

function restBackend({ secrets, clock }: BackendsParts, records: NonNullable<StoredServer['records']>): MdmBackend {
  const { baseUrl, tokenRef, trust } = records;
  return createRestBackend({ baseUrl, trust, clock, token: () => secrets.get(tokenRef).toString('utf8') });
}

export function productBackend(
  parts: BackendsParts,
  { server }: StoredServer,
  stored: StoredBackend,
  inbox: InboxReader | undefined,
): MdmBackend {
  const { store, clock } = parts;
  const { config, keyRef } = stored;
  const key = () => secretText(parts, keyRef);
  switch (config.kind) {
    case 'nanomdm':
      return createNanoMdmBackend({ ...config, key, clock, inbox });
    case 'micromdm':
      return createMicroMdmBackend({ ...config, key, clock, inbox });
    case 'fleet':
      return createFleetBackend({ ...config, key, clock });
    case 'mobiconnect':
    case 'clomo':
      return createConsoleBackend({
        product: config.kind,
        console: consoleOf(config),
        serverName: server.name,
        consoles: store.consoles,
        clock,
      });
  }
}

export function inboxOf(
  parts: BackendsParts,
  { serverId, config, inboxKeyRef }: StoredBackend,
): InboxReader | undefined {
  const inbox = 'inbox' in config ? config.inbox : undefined;
  if (inbox === undefined) return undefined;
  const { store, clock } = parts;
  return createInboxReader({
    serverId,
    url: inbox.url,
    trust: inbox.trust,
    key: () => secretText(parts, inboxKeyRef),
    inboxes: store.inboxes,
    udidOf: (serial) => store.records.list({ serial }).at(-1)?.record.device.udid,
    clock,
  });
}

/** @throws KitError `secrets.missing`. */
function secretText({ secrets }: BackendsParts, ref: string | undefined): string {
  return secrets.get(ref ?? '').toString('utf8');
}
