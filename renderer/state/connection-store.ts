import { create } from 'zustand';
import type { Greeting, HostCommandKind, HostInput, HostOutput } from '../../shared/contract/host.ts';
import type { StationClient } from '../../shared/contract/station-client.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { Connection, ConnectionState } from '../transport/connection.ts';

type ConnectionStore = {
  readonly state: ConnectionState;
  /** Of the newest connection that was made; stays while offline. */
  readonly greeting: Greeting | undefined;
};

export const useConnection = create<ConnectionStore>(() => ({ state: { at: 'connecting' }, greeting: undefined }));

let connection: Connection | undefined;

export function adoptConnection(made: Connection): void {
  connection = made;
  made.onState((state) =>
    useConnection.setState(state.at === 'online' ? { state, greeting: state.greeting } : { state }),
  );
}

function current(): Connection {
  if (connection === undefined) throw new KitError('station.connection-lost');
  return connection;
}

/** The station of this window. */
export function station(): StationClient {
  return current().station;
}

/** Asks the program around this window (observer links, practice room), not the station. */
export function askHost<K extends HostCommandKind>(
  kind: K,
  input: HostInput<K>,
  commandId?: string,
): Promise<HostOutput<K>> {
  return current().host(kind, input, commandId);
}

export function retryConnection(): void {
  current().retryNow();
}

export function useOnline(): boolean {
  return useConnection(({ state }) => state.at === 'online');
}

/** Observers look and do not act. */
export function useMayAct(): boolean {
  return useConnection(({ greeting }) => greeting !== undefined && greeting.role !== 'observer');
}
