import { create } from 'zustand';
import type { FleetListing, FleetOperation, FleetServer } from '../../shared/domain/fleet.ts';
import { station } from './connection-store.ts';

type FleetState = {
  /** What the MDMs and this station know of devices; `undefined` until a view asked for it. */
  readonly listing: (FleetListing & { readonly servers: readonly FleetServer[]; readonly at: string }) | undefined;
  /** By id: those under way from the start on, all of them once a view asked. */
  readonly operations: ReadonlyMap<string, FleetOperation>;
};

export const useFleet = create<FleetState>(() => ({ listing: undefined, operations: new Map() }));

/** Asks every MDM where its devices stand. */
export async function loadFleet(): Promise<void> {
  const [servers, listing] = await Promise.all([station().call('fleet.servers', {}), station().call('fleet.list', {})]);
  useFleet.setState(({ listing: before }) => {
    const devices = withWhatWasKnown(listing, before?.devices ?? []);
    return { listing: { ...listing, devices, servers, at: new Date().toISOString() } };
  });
}

/** Of an MDM that could not be asked this time, the last answer stays, with its age. */
function withWhatWasKnown(
  { devices, notAsked }: FleetListing,
  before: FleetListing['devices'],
): FleetListing['devices'] {
  if (notAsked.length === 0) return devices;
  const known = new Map(before.map((device) => [`${device.serverId} ${device.serial}`, device]));
  return devices.map((device) => {
    const earlier = device.state === 'unknown' ? known.get(`${device.serverId} ${device.serial}`) : undefined;
    if (earlier === undefined) return device;
    const { state, group, plan, lastSeenAt, source, asOf } = earlier;
    return {
      ...device,
      state,
      source,
      asOf,
      ...(group === undefined ? {} : { group }),
      ...(plan === undefined ? {} : { plan }),
      ...(lastSeenAt === undefined ? {} : { lastSeenAt }),
    };
  });
}

/** Events keep them true from then on. Those that ended unseen, while there was no connection, are known no longer. */
export async function loadOperations(filter: { readonly open: boolean }): Promise<void> {
  const listed = await station().call('fleet.operations', filter);
  useFleet.setState(({ operations }) => ({
    operations: new Map([...operations].filter(([, { state }]) => state !== 'open')),
  }));
  applyOperations(listed);
}

export function applyOperations(changed: readonly FleetOperation[]): void {
  useFleet.setState(({ operations }) => ({
    operations: new Map([...operations, ...changed.map((operation) => [operation.id, operation] as const)]),
  }));
}

/** Operations in which something waits for a person, or did not go as it should. */
export function operationsForPerson(operations: Iterable<FleetOperation>): number {
  let count = 0;
  for (const operation of operations) if (needsPerson(operation)) count += 1;
  return count;
}

function needsPerson({ state, steps }: FleetOperation): boolean {
  if (state !== 'open') return false;
  return steps.some(
    (step) =>
      (step.state === 'open' && step.means !== 'api') || step.state === 'contradicted' || step.state === 'failed',
  );
}
