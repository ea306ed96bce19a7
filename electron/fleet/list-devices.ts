import type { FleetDevice, FleetListing, LastDone } from '../../shared/domain/fleet.ts';
import { asKitError } from '../../shared/errors/kit-error.ts';
import type { Store } from '../store/store.ts';
import { isGroup } from './judge-device.ts';
import type { Methods } from './methods.ts';
import { groupOfServer } from './servers.ts';
import type { Asked, Standings } from './standings.ts';

type ListParts = {
  readonly store: Pick<Store, 'fleet' | 'records' | 'consoles' | 'servers' | 'serverBackends'>;
  readonly standings: Pick<Standings, 'of' | 'serialsOf'>;
  readonly methods: Methods;
  readonly consoleOf: (serverId: string) => string | undefined;
};

/**
 * Every device that this station or any server's MDM knows, once for each MDM. An MDM that cannot be asked is named, and
 * its devices are there with a state that nobody knows.
 */
export async function listFleet(
  parts: ListParts & { readonly standings: Pick<Standings, 'unknown'> },
  signal: AbortSignal,
): Promise<FleetListing> {
  const { standings } = parts;
  const ids = parts.store.servers.list().map(({ server }) => server.id);
  const mdms = [...Map.groupBy(ids, (id) => parts.consoleOf(id) ?? id).values()];
  const notAsked: FleetListing['notAsked'] = [];
  const lists = await Promise.all(
    mdms.map(async ([first = '', ...others]) => {
      try {
        return await listDevices(parts, [first, ...others], signal);
      } catch (error) {
        if (signal.aborted) throw error;
        notAsked.push({ serverId: first, problem: asKitError(error).toProblem() });
        const unknown = {
          ...standings,
          of: async (id: string, devices: readonly Asked[]) => standings.unknown(id, devices),
        };
        return listDevices({ ...parts, standings: unknown }, [first, ...others], signal);
      }
    }),
  );
  return { devices: lists.flat(), notAsked };
}

/**
 * Devices of one MDM: where they stand, and what was done with them here.
 * @param serverIds those that share the MDM; a device is shown at the one of its group, else at the one it was kitted for.
 */
export async function listDevices(
  { store, standings, methods }: ListParts,
  serverIds: readonly [string, ...string[]],
  signal: AbortSignal,
): Promise<FleetDevice[]> {
  const serials = new Set(serverIds.flatMap((id) => standings.serialsOf(id)));
  const asked = [...serials].sort().map((serial) => ({ serial }));
  const { begun, busy } = operationsBySerial(store);
  const kitted = store.records.lastOfEach();
  const ours = new Map(store.consoles.ourDevices().map((device) => [device.serial, device]));
  const servers = serverIds.map((id) => ({ id, group: groupOfServer(store, id) }));

  const serverFor = (serial: string, group: string | undefined): string => {
    const own = ours.get(serial)?.serverId;
    const byGroup = servers.find((server) => server.group !== undefined && isGroup(group, server.group));
    return (byGroup ?? servers.find(({ id }) => id === own))?.id ?? serverIds[0];
  };

  return (await standings.of(serverIds[0], asked, signal)).map((standing) => {
    const { serial, group } = standing;
    const known = methods.of(serial);
    const operationId = busy.get(serial);
    const { name, productType } = ours.get(serial) ?? {};
    const last = later(begun.get(serial), kitted.get(serial));
    return {
      ...standing,
      serverId: serverFor(serial, group),
      ...(name === undefined ? {} : { name }),
      ...(productType === undefined ? {} : { model: productType }),
      ...(last === undefined ? {} : { last }),
      ...(known === undefined ? {} : { method: known.method, methodSource: known.source }),
      ...(operationId === undefined ? {} : { operationId }),
    };
  });
}

function operationsBySerial({ fleet }: ListParts['store']) {
  const begun = new Map<string, LastDone>();
  const busy = new Map<string, string>();
  // The latest come first, and stay.
  for (const { id, request, state, startedAt, endedAt, steps } of fleet.list({ open: false })) {
    for (const { serial } of steps) {
      if (state === 'open') busy.set(serial, id);
      if (!begun.has(serial))
        begun.set(serial, { by: 'operation', kind: request.kind, state, at: endedAt ?? startedAt });
    }
  }
  return { begun, busy };
}

function later(
  operation: LastDone | undefined,
  kitting: Omit<Extract<LastDone, { by: 'kitting' }>, 'by'> | undefined,
): LastDone | undefined {
  if (kitting === undefined) return operation;
  if (operation !== undefined && Date.parse(operation.at) > Date.parse(kitting.at)) return operation;
  return { by: 'kitting', kind: kitting.kind, at: kitting.at };
}
