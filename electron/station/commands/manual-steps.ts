import type { BackendSummary, ManualStep } from '../../../shared/domain/backend.ts';
import { manualStepsOf } from '../../../shared/texts/manual-steps/steps.ts';
import type { StationContext } from '../context.ts';
import { waitingSteps } from './waiting-steps.ts';

type Parts = Pick<StationContext, 'store'>;

/** What a person does on the console of a server's product, who did it, and what waits for it; nothing without one. */
export function manualStepsAt({ store }: Parts, serverId: string): ManualStep[] | undefined {
  const config = store.serverBackends.get(serverId)?.config;
  if (config === undefined) return undefined;
  const ticks = store.manualTicks.list(serverId);
  const waiting = waitingSteps(store, serverId, config, ticks);
  return manualStepsOf(config.kind).map(({ id, title, path, warnings }) => ({
    id,
    title,
    path,
    warnings: [...warnings],
    ticks: ticks.filter(({ step }) => step === id).map(({ step: _, ...tick }) => tick),
    waiting: [...(waiting.get(id) ?? [])],
  }));
}

/** Every server, with the steps for which something waits. */
export function backendSummaries(parts: Parts): BackendSummary[] {
  const { store } = parts;
  return store.servers.list().map(({ server }) => {
    const kind = store.serverBackends.get(server.id)?.config.kind;
    const steps = manualStepsAt(parts, server.id) ?? [];
    return {
      serverId: server.id,
      serverName: server.name,
      ...(kind === undefined ? {} : { kind }),
      waiting: steps
        .filter(({ waiting }) => waiting.length > 0)
        .map(({ id, title, path, waiting }) => ({ id, title, path, waiting })),
    };
  });
}
