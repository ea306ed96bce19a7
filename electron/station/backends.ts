import { createRestBackend } from '../backend/adapters/rest/rest-backend.ts';
import type { MdmBackend } from '../backend/port.ts';
import type { SecretStore } from '../identity/secrets.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../store/store.ts';

export type Backends = {
  /** The backend of a server; `undefined` when it takes no records. Kept until the server is saved anew. */
  of(serverId: string): MdmBackend | undefined;
  forget(serverId: string): void;
  close(): void;
};

export function createBackends(options: {
  readonly store: Pick<Store, 'servers'>;
  readonly secrets: SecretStore;
  readonly clock: Clock;
}): Backends {
  const { store, secrets, clock } = options;
  const open = new Map<string, MdmBackend>();

  function make(serverId: string): MdmBackend | undefined {
    const records = store.servers.get(serverId)?.records;
    if (records === undefined) return undefined;
    const { baseUrl, tokenRef, trust } = records;
    const token = () => secrets.get(tokenRef).toString('utf8');
    return createRestBackend({ baseUrl, trust, clock, token });
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
