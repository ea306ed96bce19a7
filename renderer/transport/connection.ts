import type { StationPatch } from '../../shared/contract/events.ts';
import type { Greeting, HostCommandKind, HostEvent, HostInput, HostOutput } from '../../shared/contract/host.ts';
import type { StationClient } from '../../shared/contract/station-client.ts';
import type { Problem } from '../../shared/domain/run.ts';
import { asKitError, isKitError, KitError } from '../../shared/errors/kit-error.ts';
import { type FrameClient, openFrameClient } from './frame-client.ts';
import type { OpenWire } from './wire.ts';

export type ConnectionState =
  | { readonly at: 'connecting' }
  | { readonly at: 'online'; readonly greeting: Greeting }
  /** Was online or never got there; tries again by itself. */
  | { readonly at: 'offline'; readonly attempt: number; readonly nextAttemptAt: number }
  /** Will not try again: another version, or this window is not let in. */
  | { readonly at: 'refused'; readonly problem: Problem };

export type Connection = {
  /** The same object through every reconnection; its calls reject with `station.connection-lost` while offline. */
  readonly station: StationClient;
  host<K extends HostCommandKind>(kind: K, input: HostInput<K>, commandId?: string): Promise<HostOutput<K>>;
  onHostEvent(listener: (event: HostEvent) => void): () => void;
  onState(listener: (state: ConnectionState) => void): () => void;
  /** Tries again at once instead of at the end of the back-off. */
  retryNow(): void;
};

const firstPauseMs = 300;
const longestPauseMs = 8_000;

/** Keeps one connection to a station alive: opens a wire, and another one when it is lost, with a growing pause. */
export function keepConnected(openWire: OpenWire): Connection {
  const ending = new AbortController();
  const patchListeners = new Set<(patch: StationPatch) => void>();
  const hostEvents = new Set<(event: HostEvent) => void>();
  const states = new Set<(state: ConnectionState) => void>();
  let state: ConnectionState = { at: 'connecting' };
  let client: FrameClient | undefined;
  let attempt = 0;
  let wake = () => {};

  const enter = (next: ConnectionState) => {
    state = next;
    for (const listener of states) listener(next);
  };

  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      try {
        await stayConnected();
        attempt = 0;
      } catch (error) {
        if (!isKitError(error, 'station.connection-lost')) {
          return enter({ at: 'refused', problem: asKitError(error).toProblem() });
        }
      }
      if (ending.signal.aborted) return;
      await pause();
    }
  }

  /** Resolves when a connection that was good is lost. */
  async function stayConnected(): Promise<void> {
    const wire = await openWire(ending.signal);
    const { promise: lost, resolve: onLost } = Promise.withResolvers<void>();
    const opened = await openFrameClient(wire, {
      onPatch: (patch) => {
        for (const listener of patchListeners) listener(patch);
      },
      onHostEvent: (event) => {
        for (const listener of hostEvents) listener(event);
      },
      onLost,
    });
    client = opened;
    enter({ at: 'online', greeting: wire.greeting });
    await lost;
    client = undefined;
  }

  async function pause(): Promise<void> {
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** attempt) * (0.75 + Math.random() / 2);
    attempt += 1;
    enter({ at: 'offline', attempt, nextAttemptAt: Date.now() + pauseMs });
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pauseMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const call = async (kind: Parameters<FrameClient['call']>[0], input: unknown, commandId: string) => {
    if (client === undefined) throw new KitError('station.connection-lost');
    return client.call(kind, input, commandId);
  };

  void run();
  return {
    station: {
      call: async (kind, input, commandId = crypto.randomUUID()) => (await call(kind, input, commandId)) as never,
      subscribe: (listener) => {
        patchListeners.add(listener);
        return () => void patchListeners.delete(listener);
      },
      close: async () => {
        ending.abort();
        client?.close();
        wake();
      },
    },
    host: async (kind, input, commandId = crypto.randomUUID()) => (await call(kind, input, commandId)) as never,
    onHostEvent: (listener) => {
      hostEvents.add(listener);
      return () => void hostEvents.delete(listener);
    },
    onState: (listener) => {
      states.add(listener);
      listener(state);
      return () => void states.delete(listener);
    },
    retryNow: () => wake(),
  };
}
