import { create } from 'zustand';
import { mayAsk } from '../../shared/contract/command.ts';
import type { Greeting, HostCommandKind, HostInput, HostOutput } from '../../shared/contract/host.ts';
import type { StationClient } from '../../shared/contract/station-client.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { Connection, ConnectionState } from '../transport/connection.ts';

type ConnectionStore = {
  readonly state: ConnectionState;
  /** Of the newest connection that was made; stays while offline. */
  readonly greeting: Greeting | undefined;
  /** The station holds its windows to plugging in, scanning and looking. */
  readonly helperMode: boolean;
};

export const useConnection = create<ConnectionStore>(() => ({
  state: { at: 'connecting' },
  greeting: undefined,
  helperMode: false,
}));

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

/** Observers look and do not act; in helper mode nobody at a window does. The station judges it in any case. */
export function useMayAct(): boolean {
  return useConnection((connection) => mayAct(connection));
}

/** What helpers may do as well: have devices and MDM looked at anew, tap a practice device's screen. */
export function useMayHelp(): boolean {
  return useConnection(({ greeting }) => greeting !== undefined && mayAsk(greeting.role, 'helper'));
}

function mayAct({ greeting, helperMode }: ConnectionStore): boolean {
  return greeting !== undefined && mayAsk(greeting.role, 'operator') && !helperMode;
}
