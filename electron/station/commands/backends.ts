import type { BackendInput, BackendView, ManualStep } from '../../../shared/domain/backend.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { MdmBackend } from '../../backend/port.ts';
import { withDeadline } from '../../ports/deadline.ts';
import type { StoredServer } from '../../store/repositories/servers.ts';
import { consoleOf } from '../console-of.ts';
import type { Handlers } from '../dispatcher.ts';
import { type BackendParts, requireServer } from './backend-parts.ts';
import { backendSummaries, manualStepsAt } from './manual-steps.ts';
import { setBackend } from './set-backend.ts';

type BackendHandlers = Pick<
  Handlers,
  | 'backends.list'
  | 'backends.show'
  | 'backends.set'
  | 'backends.test'
  | 'backends.lookup'
  | 'backends.deliveries'
  | 'backends.steps'
  | 'backends.tick'
>;

const testDeadlineMs = 20_000;
/** A product that takes one serial at a time needs its time for a thousand. */
const lookupDeadlineMs = 120_000;
const noCapabilities = { records: false, lookup: false, commands: false, files: false };

export function backendHandlers(parts: BackendParts): BackendHandlers {
  const { store, backends, outbox, watch, clock } = parts;
  return {
    'backends.list': () => backendSummaries(parts),
    'backends.show': ({ serverId }) => viewOf(requireServer(parts, serverId)),
    'backends.set': ({ serverId, backend }) => {
      const stored = requireServer(parts, serverId);
      keep(stored, backend);
      return viewOf(requireServer(parts, stored.server.id));
    },
    'backends.test': async ({ serverId }) => {
      const { backend, name } = requireBackend(serverId);
      await withDeadline(clock, name, testDeadlineMs, undefined, (signal) => backend.check(signal));
      // Whatever had stopped what waits for it is over.
      outbox.resume(requireServer(parts, serverId).server.id);
      return { ok: true, capabilities: { ...backend.capabilities } };
    },
    'backends.lookup': ({ serverId, serials }) => {
      const { backend, name } = requireBackend(serverId);
      return withDeadline(clock, name, lookupDeadlineMs, undefined, (signal) => backend.lookup(serials, signal));
    },
    'backends.deliveries': ({ serverId }) => {
      const servers = serverId === undefined ? carriedByFile() : [requireServer(parts, serverId).server.id];
      return store.fileDeliveries.list(servers).map(({ cells: _, ...delivery }) => delivery);
    },
    'backends.steps': ({ serverId }) => stepsOf(requireServer(parts, serverId)),
    'backends.tick': ({ serverId, step, by, subject, note }) => {
      const stored = requireServer(parts, serverId);
      const known = () => stepsOf(stored).find(({ id }) => id === step);
      if (known() === undefined) throw new KitError('backend.step-unknown', { step });
      const tick = { step, by, subject, note, at: clock.now().toISOString() };
      store.transaction(() => store.manualTicks.add(stored.server.id, tick));
      const ticked = known();
      if (ticked === undefined) throw new KitError('backend.step-unknown', { step });
      return ticked;
    },
  };

  function requireBackend(idOrName: string): { readonly backend: MdmBackend; readonly name: string } {
    const { server } = requireServer(parts, idOrName);
    const backend = backends.of(server.id);
    if (backend === undefined) throw new KitError('backend.not-configured', { server: server.name });
    return { backend, name: server.name };
  }

  function keep(stored: StoredServer, input: BackendInput): void {
    setBackend(parts, stored, input);
    backends.forget(stored.server.id);
    outbox.resume(stored.server.id);
    watch.kick();
  }

  function viewOf({ server }: StoredServer): BackendView {
    const stored = store.serverBackends.get(server.id);
    const capabilities = backends.of(server.id)?.capabilities ?? noCapabilities;
    return {
      serverId: server.id,
      ...(server.recordsBaseUrl === undefined ? {} : { recordsBaseUrl: server.recordsBaseUrl }),
      ...(stored === undefined ? {} : { backend: stored.config }),
      keys: { key: stored?.keyRef !== undefined, inboxKey: stored?.inboxKeyRef !== undefined },
      capabilities: { ...capabilities },
      ...filesOf(server.id),
    };
  }

  function filesOf(serverId: string): Partial<BackendView> {
    const config = store.serverBackends.get(serverId)?.config;
    if (config?.kind !== 'mobiconnect' && config?.kind !== 'clomo') return {};
    const console = consoleOf(config);
    const layout = store.consoles.layout(console);
    const lastImportAt = store.consoles.lastImportAt(console);
    const all = store.fileDeliveries.list([serverId]);
    const count = (state: (typeof all)[number]['state']) => all.filter((delivery) => delivery.state === state).length;
    const oldestExportAt = all
      .flatMap(({ state, exportedAt }) => (state === 'exported' && exportedAt !== undefined ? [exportedAt] : []))
      .sort()[0];
    return {
      ...(layout === undefined ? {} : { layout }),
      ...(lastImportAt === undefined ? {} : { lastImportAt }),
      deliveries: {
        queued: count('queued'),
        exported: count('exported'),
        confirmed: count('confirmed'),
        contradicted: count('contradicted'),
        ...(oldestExportAt === undefined ? {} : { oldestExportAt }),
      },
    };
  }

  function carriedByFile(): string[] {
    const kinds = ['mobiconnect', 'clomo'];
    return store.serverBackends
      .list()
      .flatMap(({ serverId, config }) => (kinds.includes(config.kind) ? [serverId] : []));
  }

  function stepsOf({ server }: StoredServer): ManualStep[] {
    const steps = manualStepsAt(parts, server.id);
    if (steps === undefined) throw new KitError('backend.not-configured', { server: server.name });
    return steps;
  }
}
