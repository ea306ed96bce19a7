import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openScratchStore } from '../../../tests/support/open-scratch-store.ts';
import { sampleBlueprint, sampleRecord, sampleServerId, startSampleRun } from '../../../tests/support/sample-run.ts';

describe('enrollment records', () => {
  it('are stored once as the bytes that will be sent', () => {
    const store = openScratchStore();
    const record = sampleRecord(startSampleRun(store));
    expect(store.records.insertWithOutbox(record)).toBe(true);
    const [row] = store.outbox.claim(sampleServerId, { now: record.at, absurd: '9999' }, 1);
    expect(JSON.parse(row?.payload.toString('utf8') ?? '')).toEqual(record);
    expect(row).toMatchObject({ recordId: record.id, subject: record.device.serial, tries: 0, strikes: 0 });
  });

  it('tell of one effect once, whatever id a second telling has', () => {
    const store = openScratchStore();
    const record = sampleRecord(startSampleRun(store));
    expect(store.records.insertWithOutbox(record)).toBe(true);
    expect(store.records.insertWithOutbox({ ...record, id: randomUUID(), revision: 2 })).toBe(false);
    expect(store.records.insertWithOutbox({ ...record, id: randomUUID(), revision: 2, kind: 'verified' })).toBe(true);
    expect(store.records.list().map(({ record: { kind } }) => kind)).toEqual(['prepared', 'verified']);
  });

  it('number their revisions per run, and never twice', () => {
    const store = openScratchStore();
    const runId = startSampleRun(store);
    expect(store.records.nextRevision(runId)).toBe(1);
    const record = sampleRecord(runId);
    store.records.insertWithOutbox(record);
    expect(store.records.nextRevision(runId)).toBe(2);
    store.outbox.delivered(record.id, '2026-04-01T00:00:00.000Z');
    expect(store.outbox.purgeDelivered('2026-05-01', '2026-09-01T00:00:00.000Z')).toBe(1);
    expect(store.records.list()).toEqual([]);
    expect(store.records.nextRevision(runId)).toBe(2);
  });

  it('stay here when their run has no server', () => {
    const store = openScratchStore();
    const runId = startSampleRun(store, { blueprint: sampleBlueprint({ serverId: null }) });
    const record = sampleRecord(runId);
    store.records.insertWithOutbox(record);
    expect(store.records.delivery(record.id)?.status).toBe('kept');
    expect(store.outbox.counts()).toEqual({ pending: 0, parked: 0, delivered: 0 });
  });

  it('are found by serial and by run', () => {
    const store = openScratchStore();
    const [one, two] = [startSampleRun(store), startSampleRun(store)];
    const device = { serial: 'F9FXC2ABCDEF', udid: '00008101-000A1B2C3D4E5F61' };
    store.records.insertWithOutbox(sampleRecord(one));
    store.records.insertWithOutbox(sampleRecord(two, { device }));
    expect(store.records.list({ serial: device.serial }).map(({ record }) => record.runId)).toEqual([two]);
    expect(store.records.list({ runId: one }).map(({ record }) => record.runId)).toEqual([one]);
    expect(store.records.list({ runId: one, serial: device.serial })).toEqual([]);
    expect(store.records.get('nobody')).toBeUndefined();
  });

  it('of a device without a serial are ordered by its UDID', () => {
    const store = openScratchStore();
    const record = sampleRecord(startSampleRun(store), { device: { serial: '', udid: 'the-udid' } });
    store.records.insertWithOutbox(record);
    const [row] = store.outbox.claim(sampleServerId, { now: record.at, absurd: '9999' }, 1);
    expect(row?.subject).toBe('the-udid');
  });

  it('need a run', () => {
    const store = openScratchStore();
    expect(() => store.records.insertWithOutbox(sampleRecord('nobody'))).toThrow(
      expect.objectContaining({ code: 'store.not-found' }),
    );
  });
});
