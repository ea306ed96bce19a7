import { asKitError, type KitError } from '../../shared/errors/kit-error.ts';
import type { CheckedBackend, CheckedInbox } from '../checks/context.ts';
import type { SecretStore } from '../identity/secrets.ts';
import type { Clock } from '../ports/clock.ts';
import { withDeadline } from '../ports/deadline.ts';
import type { StoredBackend } from '../store/repositories/server-backends.ts';
import type { StoredServer } from '../store/repositories/servers.ts';
import type { Store } from '../store/store.ts';
import { inboxOf, productBackend } from './backends.ts';

type Parts = { readonly store: Store; readonly secrets: SecretStore; readonly clock: Clock };

/** One that does not answer must not keep the others' findings back. */
const patienceMs = 10_000;

/** Every server with a backend, as the checks see it. */
export function checkedBackends(parts: Parts): CheckedBackend[] {
  const { store } = parts;
  const queues = new Map(store.outbox.queues().map((queue) => [queue.serverId, queue]));
  return store.servers.list().flatMap((stored) => {
    const { id, name } = stored.server;
    const product = store.serverBackends.get(id);
    const queue = queues.get(id);
    if (product === undefined && stored.records === undefined && queue === undefined) return [];
    return [
      {
        server: name,
        ...(product === undefined ? {} : asking(parts, stored, product)),
        queue: {
          waiting: queue?.waiting ?? 0,
          parked: queue?.parked ?? 0,
          oldestAt: queue?.oldestAt,
          pausedBy: store.destinations.get(id).pausedBy,
        },
        exported: exportedOf(store, id),
      },
    ];
  });
}

function asking(parts: Parts, stored: StoredServer, product: StoredBackend): Pick<CheckedBackend, 'ask' | 'inbox'> {
  const { kind } = product.config;
  const inbox =
    'inbox' in product.config && product.config.inbox !== undefined ? inboxCheck(parts, product) : undefined;
  return {
    ...(kind === 'mobiconnect' || kind === 'clomo'
      ? {}
      : {
          ask: (signal) =>
            briefly(parts, signal, () => {
              const backend = productBackend(parts, stored, product, undefined);
              return { work: backend.check, close: backend.close };
            }),
        }),
    ...(inbox === undefined ? {} : { inbox }),
  };
}

function inboxCheck(parts: Parts, product: StoredBackend): CheckedInbox {
  const { inboxes } = parts.store;
  return {
    pull: (signal) =>
      briefly(parts, signal, () => {
        const reader = inboxOf(parts, product);
        return { work: async (inner) => reader?.pull(inner), close: () => reader?.close() };
      }),
    newestAt: () => inboxes.newestAt(product.serverId),
  };
}

/** On connections of its own, which are gone afterwards. @returns what was thrown. */
async function briefly(
  { clock }: Parts,
  signal: AbortSignal,
  open: () => { readonly work: (signal: AbortSignal) => Promise<void>; readonly close: () => void },
): Promise<KitError | undefined> {
  try {
    const { work, close } = open();
    try {
      await withDeadline(clock, 'backend', patienceMs, signal, work);
    } finally {
      close();
    }
    return undefined;
  } catch (error) {
    return asKitError(error);
  }
}

function exportedOf(store: Store, serverId: string): CheckedBackend['exported'] {
  const times = store.fileDeliveries
    .list([serverId])
    .flatMap(({ state, exportedAt }) => (state === 'exported' && exportedAt !== undefined ? [exportedAt] : []))
    .sort();
  const [oldestAt] = times;
  return oldestAt === undefined ? undefined : { count: times.length, oldestAt };
}
