import { randomUUID } from 'node:crypto';
import { createConnection, type Socket } from 'node:net';
import { contractVersion } from '../../shared/contract/commands.ts';
import type { StationPatch } from '../../shared/contract/events.ts';
import type { StationClient } from '../../shared/contract/station-client.ts';
import { type ServerFrame, serverFrameSchema } from '../../shared/contract/wire.ts';
import { fromProblem, KitError } from '../../shared/errors/kit-error.ts';
import { createLineSplitter, encodeLine } from '../codecs/json-lines.ts';
import { readOutput } from './local.ts';

type Waiting = { readonly resolve: (output: unknown) => void; readonly reject: (error: KitError) => void };

/**
 * Connects to a running station.
 * @throws KitError `station.not-running` when nobody listens, `station.other-version` when the contract differs.
 */
export async function connectStation(path: string): Promise<StationClient> {
  const socket = createConnection(path);
  const split = createLineSplitter(64 * 1024 * 1024);
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(patch: StationPatch) => void>();
  let nextId = 0;
  let greeted: (version: number) => void = () => {};
  const welcome = new Promise<number>((resolve) => {
    greeted = resolve;
  });

  const gone = new Promise<never>((_, reject) => {
    socket.once('error', (cause) => reject(new KitError('station.not-running', {}, { cause })));
    socket.once('close', () => reject(new KitError('station.connection-lost')));
  });
  gone.catch((error: KitError) => {
    for (const call of waiting.values()) call.reject(error);
    waiting.clear();
  });
  socket.on('data', (chunk) => {
    for (const line of split(chunk)) receive(serverFrameSchema.parse(JSON.parse(line)));
  });

  function receive(frame: ServerFrame): void {
    if (frame.type === 'welcome') {
      greeted(frame.contractVersion);
      return;
    }
    if (frame.type === 'patch') {
      for (const listener of listeners) listener(frame.patch);
      return;
    }
    const call = waiting.get(frame.id);
    waiting.delete(frame.id);
    if (frame.type === 'answer') call?.resolve(frame.output);
    else call?.reject(fromProblem(frame.problem));
  }

  socket.write(encodeLine({ type: 'hello', contractVersion }));
  const version = await Promise.race([welcome, gone]);
  if (version !== contractVersion) throw new KitError('station.other-version', { theirs: String(version) });

  return {
    call: async (kind, input, commandId = randomUUID()) => {
      const output = await new Promise<unknown>((resolve, reject) => {
        if (socket.destroyed) return reject(new KitError('station.connection-lost'));
        const id = nextId++;
        waiting.set(id, { resolve, reject });
        socket.write(encodeLine({ type: 'request', id, kind, commandId, input }));
      });
      return readOutput(kind, output);
    },
    subscribe: (listener) => {
      if (listeners.size === 0) socket.write(encodeLine({ type: 'subscribe' }));
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => closed(socket),
  };
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.closed) return resolve();
    socket.once('close', () => resolve());
    socket.destroy();
  });
}
