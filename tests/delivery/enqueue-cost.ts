import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../electron/ports/clock.ts';
import { openStore } from '../../electron/store/store.ts';
import { sampleRecord, sampleServerId, startSampleRun } from '../support/sample-run.ts';
import { median } from './drain-rate.ts';
import { fillStore } from './fill-store.ts';

export type EnqueueFigures = {
  readonly queued: number;
  /** One record into the queue, without the wait for the disk, which no queue changes. */
  readonly enqueueMs: number;
  /** What the sender and the status line ask of the queue for each record. */
  readonly roundMs: number;
};

const tries = 200;

/** What a record costs at each size of the queue; medians. */
export function measureEnqueue(sizes: readonly number[]): EnqueueFigures[] {
  const folder = mkdtempSync(join(tmpdir(), 'kb-enqueue-'));
  const store = openStore({ dataDir: folder, clock: systemClock });
  try {
    let queued = 0;
    return sizes.map((size) => {
      fillStore(store, randomUUID(), size - queued);
      queued = size + tries;
      store.db.pragma('wal_checkpoint(TRUNCATE)');
      store.db.pragma('synchronous = OFF');
      const figures = { queued: size, enqueueMs: median(enqueue()), roundMs: median(round()) };
      store.db.pragma('synchronous = FULL');
      return figures;
    });
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }

  function enqueue(): number[] {
    return Array.from({ length: tries }, () => {
      const record = sampleRecord(startSampleRun(store), { device: { serial: randomUUID(), udid: 'udid' } });
      return timed(() => store.transaction(() => store.records.insertWithOutbox(record)));
    });
  }

  function round(): number[] {
    const due = { now: systemClock.now().toISOString(), absurd: '9999' };
    return Array.from({ length: 50 }, () =>
      timed(() => {
        store.outbox.destinations();
        store.outbox.nextDueAt(sampleServerId);
        store.outbox.counts();
        store.destinations.paused();
        for (const row of store.outbox.claim(sampleServerId, due, 1)) store.outbox.release(row.recordId);
      }),
    );
  }
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
