import { type FleetServer, fleetOperationKinds } from '../../shared/domain/fleet.ts';
import type { Store } from '../store/store.ts';
import { isSchedulable, isToldByCommand } from './judge-device.ts';
import { type FleetProduct, procedureOf } from './procedures.ts';
import type { Standings } from './standings.ts';

type ServersParts = {
  readonly store: Pick<Store, 'servers' | 'serverBackends' | 'consoles'>;
  readonly standings: Standings;
  readonly consoleOf: (serverId: string) => string | undefined;
};

/** Every server with what the life cycle can do there. */
export function listServers({ store, standings, consoleOf }: ServersParts): FleetServer[] {
  return store.servers.list().map(({ server: { id, name } }) => {
    const product = standings.productOf(id);
    const console = consoleOf(id);
    const group = groupOfServer(store, id);
    const licences = standings.licences(id);
    const listedAt = console === undefined ? undefined : store.consoles.lastImportAt(console);
    return {
      serverId: id,
      name,
      ...(product === undefined ? {} : { product }),
      ...(console === undefined ? {} : { console }),
      ...(group === undefined ? {} : { group }),
      offers: product === undefined ? [] : fleetOperationKinds.filter((kind) => isOffered(product, kind)),
      asks: product === undefined ? [] : asksOf(product),
      ...(licences === undefined ? {} : { licences }),
      ...(listedAt === undefined ? {} : { listedAt }),
    };
  });
}

/** The console's own path of it where that is known, else as somebody wrote it down. */
export function groupOfServer(
  { servers, serverBackends }: Pick<Store, 'servers' | 'serverBackends'>,
  serverId: string,
): string | undefined {
  const config = serverBackends.get(serverId)?.config;
  const listed = config?.kind === 'mobiconnect' ? config.group : undefined;
  return listed ?? servers.get(serverId)?.server.group;
}

/** One takes the other's place: where devices come and go. */
function isOffered(product: FleetProduct, kind: FleetServer['offers'][number]): boolean {
  const has = (part: Exclude<typeof kind, 'replace'>) => procedureOf(product, part) !== undefined;
  return kind === 'replace' ? has('activate') && has('inactivate') : has(kind);
}

/** At CLOMO a device leaves by being erased: there is no profile to speak of. */
function asksOf(product: FleetProduct): FleetServer['asks'] {
  if (procedureOf(product, 'inactivate') === undefined) return [];
  return [
    ...(product === 'clomo' ? [] : (['profile-removal'] as const)),
    ...(isToldByCommand(product) ? (['profile-name'] as const) : []),
    ...(isSchedulable(product, true) ? (['schedule'] as const) : []),
  ];
}
