import { createServer } from 'node:net';
import { createTracker } from '../../../electron/bench/tracker.ts';
import { createLineSplitter } from '../../../electron/codecs/json-lines.ts';
import { createKitting } from '../../../electron/kitting/create-kitting.ts';
import type { Sources } from '../../../electron/station/start-station.ts';
import type { DeviceFacts } from '../../../shared/domain/device.ts';
import type { RunView } from '../../../shared/domain/run.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { FeedLine } from './feed-line.ts';

export type Feed = (listener: (line: FeedLine) => void) => void;

/** Takes lines from whoever connects to the socket. */
export async function listenToFeed(path: string): Promise<Feed> {
  const listeners = new Set<(line: FeedLine) => void>();
  const server = createServer((socket) => {
    const split = createLineSplitter(1024 * 1024);
    socket.on('data', (chunk) => {
      for (const text of split(chunk)) {
        // Both ends are the bench's own; parsing by schema would be counted as the station's work.
        const line = JSON.parse(text) as FeedLine;
        for (const listener of listeners) listener(line);
      }
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  server.unref();
  return (listener) => void listeners.add(listener);
}

/**
 * The station's own tracker and kitting, with a feed where usbmuxd and the devices would be: facts come in as a run
 * learns them, runs as kitting tells them, and from there on everything is the station's own way.
 */
export function fedSources(feed: Feed): Sources {
  return {
    startBench: ({ devices, slots, clock, signal, onLink }) => {
      const factsOf = new Map<string, DeviceFacts>();
      const reader = {
        read: async ({ udid }: { readonly udid: string }) => {
          const facts = factsOf.get(udid);
          if (facts === undefined) throw new KitError('kitting.detached');
          return facts;
        },
      };
      const tracker = createTracker({ reader, devices, slots, ignored: () => undefined, clock });
      feed((line) => {
        if (line.type === 'facts') tracker.learn(line.key, line.facts);
        if (line.type !== 'attach') return;
        factsOf.set(line.device.udid, line.facts);
        tracker.handle({ type: 'attached', device: line.device });
      });
      queueMicrotask(() => onLink?.('up'));
      signal.addEventListener('abort', () => tracker.stop(), { once: true });
      return tracker;
    },
    createKitting: (deps) => {
      const kitting = createKitting(deps);
      const runs = new Map<string, RunView>();
      feed((line) => {
        if (line.type !== 'run') return;
        runs.set(line.run.runId, line.run);
        // What follows the end of a run looks into the journal, where this one is not.
        if (line.run.phase !== 'ended') deps.onRun?.(line.run);
      });
      return { ...kitting, runs: () => [...runs.values()], show: (runId) => runs.get(runId) ?? kitting.show(runId) };
    },
  };
}
