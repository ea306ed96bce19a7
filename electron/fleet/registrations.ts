import type { Registration, Standing } from '../../shared/domain/fleet.ts';
import type { Problem } from '../../shared/domain/run.ts';
import { asKitError } from '../../shared/errors/kit-error.ts';
import type { Store } from '../store/store.ts';
import type { Asked, Standings } from './standings.ts';

export type Registrations = {
  /** Everything that the MDMs behind this station's servers, and our own records, tell of these devices. */
  find(devices: readonly Asked[], signal: AbortSignal): Promise<Registration[]>;
};

type Found = Registration['found'][number];

/** @param consoleOf names the console of a server: many servers may share one, which is asked once. */
export function createRegistrations(parts: {
  readonly store: Pick<Store, 'servers' | 'records'>;
  readonly standings: Standings;
  readonly consoleOf: (serverId: string) => string | undefined;
}): Registrations {
  const { store, standings, consoleOf } = parts;

  function asked(): { readonly serverId: string; readonly server: string }[] {
    const seen = new Set<string>();
    return store.servers.list().flatMap(({ server: { id, name } }) => {
      const source = consoleOf(id) ?? id;
      if (seen.has(source) || standings.productOf(id) === undefined) return [];
      seen.add(source);
      return [{ serverId: id, server: name }];
    });
  }

  async function ask(
    { serverId, server }: { readonly serverId: string; readonly server: string },
    devices: readonly Asked[],
    signal: AbortSignal,
  ): Promise<Found[]> {
    try {
      return (await standings.of(serverId, devices, signal)).map((standing) => ({ ...standing, server }));
    } catch (error) {
      if (signal.aborted) throw error;
      const problem = asKitError(error).toProblem();
      return devices.map(({ serial }) => notAsked(serial, serverId, server, problem));
    }
  }

  /** That we enrolled it ourselves once says nothing of today, but where to look. */
  function recorded(serial: string): Found[] {
    const entry = store.records
      .list({ serial })
      .findLast(({ record }) => record.kind === 'enrolled' || record.kind === 'verified');
    const serverId = entry?.delivery.serverId;
    if (entry === undefined || serverId === undefined) return [];
    const server = store.servers.get(serverId)?.server.name ?? entry.record.server?.name ?? serverId;
    return [{ serial, serverId, server, state: 'unknown', source: entry.record.kind, asOf: entry.record.at }];
  }

  return {
    find: async (devices, signal) => {
      const answers = (await Promise.all(asked().map((server) => ask(server, devices, signal)))).flat();
      const bySerial = Map.groupBy(answers, ({ serial }) => serial);
      return devices.map(({ serial }) => {
        const told = bySerial.get(serial) ?? [];
        const certain = new Set(told.filter(isCertain).map(({ serverId }) => serverId));
        const ours = recorded(serial).filter(({ serverId }) => !certain.has(serverId));
        return { serial, active: verdictOf(told), found: [...told, ...ours] };
      });
    },
  };
}

/** Nobody holds it only where everybody who was asked is certain. */
function verdictOf(told: readonly Standing[]): Registration['active'] {
  if (told.some(({ state }) => state === 'active')) return 'yes';
  return told.length > 0 && told.every(isCertain) ? 'no' : 'unknown';
}

function isCertain({ state }: Standing): boolean {
  return state !== 'unknown';
}

function notAsked(serial: string, serverId: string, server: string, problem: Problem): Found {
  return { serial, serverId, server, state: 'unknown', source: '–', asOf: '', problem };
}
