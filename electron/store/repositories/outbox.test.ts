import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { EnrollmentRecord } from '../../../shared/domain/record.ts';
import { openScratchStore } from '../../../tests/support/open-scratch-store.ts';
import { queueSampleRecord, sampleRecord, sampleServerId } from '../../../tests/support/sample-run.ts';
import type { Store } from '../store.ts';
import { sha256Of } from './records.ts';

const due = { now: '2026-04-01T00:00:00.000Z', absurd: '2026-04-01T02:00:00.000Z' };
const problem = { code: 'backend.rejected', params: {}, chain: [] };

function claim(store: Store, limit = 10): string[] {
  return store.outbox.claim(sampleServerId, due, limit).map(({ recordId }) => recordId);
}

function addRevision(store: Store, before: EnrollmentRecord): EnrollmentRecord {
  const { device, runId } = before;
  const record = sampleRecord(runId, { device, kind: 'verified', revision: 2 });
  store.records.insertWithOutbox(record);
  return record;
}

describe('the rows of the outbox', () => {
  it('leave one at a time per device, and in order', () => {
    const store = openScratchStore();
    const first = queueSampleRecord(store, 'DMPXK0AAJF88');
    const second = addRevision(store, first);
    const other = queueSampleRecord(store, 'F9FXC2ABCDEF');
    expect(claim(store, 1)).toEqual([first.id]);
    expect(claim(store)).toEqual([other.id]);
    expect(claim(store)).toEqual([]);
    store.outbox.delivered(first.id, due.now);
    expect(claim(store)).toEqual([second.id]);
  });

  it('wait behind a parked one of their device only', () => {
    const store = openScratchStore();
    const first = queueSampleRecord(store, 'DMPXK0AAJF88');
    const second = addRevision(store, first);
    claim(store);
    store.outbox.park(first.id, problem);
    expect(claim(store)).toEqual([]);
    expect(store.outbox.destinations()).toEqual([]);
    expect(store.outbox.nextDueAt(sampleServerId)).toBeUndefined();

    store.outbox.retryParked(first.id);
    expect(claim(store)).toEqual([first.id]);
    store.outbox.park(first.id, problem);
    store.outbox.discard(first.id, '端末を廃棄した', due.now);
    expect(claim(store)).toEqual([second.id]);
  });

  it('leave what was discarded in the audit', () => {
    const store = openScratchStore();
    const record = queueSampleRecord(store, 'DMPXK0AAJF88');
    expect(() => store.outbox.discard(record.id, 'too early', due.now)).toThrow(
      expect.objectContaining({ code: 'store.not-found' }),
    );
    store.outbox.park(record.id, problem);
    store.outbox.discard(record.id, '重複', due.now);
    expect(store.records.list()).toEqual([]);
    expect(store.outbox.discarded()).toEqual([
      { recordId: record.id, serial: 'DMPXK0AAJF88', reason: '重複', discardedAt: due.now, lastProblem: problem },
    ]);
  });

  it('that a dead process had in flight wait again', () => {
    const store = openScratchStore();
    const record = queueSampleRecord(store, 'DMPXK0AAJF88');
    claim(store);
    expect(claim(store)).toEqual([]);
    store.outbox.recover();
    expect(claim(store)).toEqual([record.id]);
  });

  it('wait for their time, unless the clock has jumped', () => {
    const store = openScratchStore();
    const record = queueSampleRecord(store, 'DMPXK0AAJF88');
    const waitUntil = (at: string) => {
      claim(store);
      store.outbox.retryLater(record.id, at, 3, problem);
    };
    waitUntil('2026-04-01T00:00:01.000Z');
    expect(claim(store)).toEqual([]);
    expect(store.outbox.nextDueAt(sampleServerId)).toBe('2026-04-01T00:00:01.000Z');
    expect(store.records.delivery(record.id)).toMatchObject({
      status: 'pending',
      attempts: 1,
      nextAttemptAt: '2026-04-01T00:00:01.000Z',
      lastProblem: problem,
    });
    store.outbox.makeDue(sampleServerId);
    expect(claim(store)).toEqual([record.id]);
    waitUntil('2031-01-01T00:00:00.000Z');
    expect(claim(store)).toEqual([record.id]);
  });

  it('are kept while their server takes no records, and go when it does', () => {
    const store = openScratchStore();
    const record = queueSampleRecord(store, 'DMPXK0AAJF88');
    expect(store.outbox.keep(sampleServerId)).toEqual([record.id]);
    expect(store.outbox.destinations()).toEqual([]);
    expect(store.outbox.servers()).toEqual([sampleServerId]);
    store.outbox.makeDue(sampleServerId);
    expect(claim(store)).toEqual([record.id]);
  });

  it('are counted', () => {
    const store = openScratchStore();
    const [a, b, c] = ['DMPXK0AAJF88', 'F9FXC2ABCDEF', 'F9FXC2ABCDEG'].map((serial) =>
      queueSampleRecord(store, serial),
    );
    store.outbox.delivered(a?.id ?? '', due.now);
    store.outbox.park(b?.id ?? '', problem);
    expect(store.outbox.counts()).toEqual({ pending: 1, parked: 1, delivered: 1, oldestPendingAt: c?.at });
  });

  it('are purged once delivered and old, and only then', () => {
    const store = openScratchStore();
    const [old, young] = ['DMPXK0AAJF88', 'F9FXC2ABCDEF'].map((serial) => queueSampleRecord(store, serial));
    queueSampleRecord(store, 'F9FXC2ABCDEG');
    store.outbox.delivered(old?.id ?? '', '2026-01-01T00:00:00.000Z');
    store.outbox.delivered(young?.id ?? '', '2026-03-01T00:00:00.000Z');
    expect(store.outbox.purgePreview('2026-02-01T00:00:00.000Z')).toEqual({
      records: 1,
      devices: 1,
      oldest: '2026-01-01T00:00:00.000Z',
      newest: '2026-01-01T00:00:00.000Z',
    });
    expect(store.outbox.purgeDelivered('2026-02-01T00:00:00.000Z', due.now)).toBe(1);
    expect(store.outbox.purgePreview('2026-02-01T00:00:00.000Z')).toEqual({ records: 0, devices: 0 });
    expect(store.records.list().map(({ delivery }) => delivery.status)).toEqual(['delivered', 'pending']);
    expect(store.outbox.purged()).toMatchObject([
      { recordId: old?.id, serial: 'DMPXK0AAJF88', deliveredAt: '2026-01-01T00:00:00.000Z', purgedAt: due.now },
    ]);
    expect(JSON.stringify(store.outbox.purged())).not.toContain('桜小学校');
  });

  it('give their place to an amended one, before what waits behind them', () => {
    const store = openScratchStore();
    const first = queueSampleRecord(store, 'DMPXK0AAJF88');
    const second = addRevision(store, first);
    const amended = { ...first, id: randomUUID(), organization: '桜中学校' };
    const payload = Buffer.from(JSON.stringify(amended));
    const replacement = {
      recordId: first.id,
      by: { id: amended.id, payload, sha256: sha256Of(payload) },
      reason: '校名の誤り',
      at: due.now,
    };
    expect(() => store.outbox.replace(replacement)).toThrow(expect.objectContaining({ code: 'store.not-found' }));
    store.outbox.park(first.id, problem);
    store.outbox.replace(replacement);
    const changes = [{ name: 'organization', from: '桜小学校', to: '桜中学校' }];
    expect(store.outbox.discarded()).toMatchObject([{ recordId: first.id, replacedBy: amended.id, changes }]);
    expect(claim(store)).toEqual([amended.id]);
    store.outbox.delivered(amended.id, due.now);
    expect(claim(store)).toEqual([second.id]);
    // What left by age told its names to nobody who comes later.
    store.outbox.purgeDelivered('9999', due.now);
    expect(store.outbox.discarded()[0]?.changes).toBeUndefined();
  });
});
