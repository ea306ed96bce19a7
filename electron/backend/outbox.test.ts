import { describe, expect, it, onTestFinished } from 'vitest';
import type { Delivery, EnrollmentRecord } from '../../shared/domain/record.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { openScratchStore } from '../../tests/support/open-scratch-store.ts';
import {
  queueSampleRecord,
  sampleBlueprint,
  sampleRecord,
  sampleServerId,
  startSampleRun,
} from '../../tests/support/sample-run.ts';
import { createScriptedBackend, retryFor } from '../../tests/support/scripted-backend.ts';
import { createTestClock } from '../ports/test-clock.ts';
import { createOutbox, type OutboxOptions } from './outbox.ts';
import type { DeliverResult } from './port.ts';

const [outage, serverError] = [retryFor('backend.unreachable'), retryFor('backend.failed', { strike: true })];
const authPause: DeliverResult = { kind: 'pause', problem: new KitError('backend.auth') };
const tlsPause: DeliverResult = { kind: 'pause', problem: new KitError('backend.tls') };
const refusal: DeliverResult = { kind: 'reject', problem: new KitError('backend.rejected') };
const minute = 60_000;

/** An outbox over a real store, a clock that stands still, a scripted backend, and jitter at its longest. */
function open(overrides: Partial<OutboxOptions> = {}) {
  const clock = createTestClock(new Date('2026-04-01T00:00:00Z'));
  const store = overrides.store ?? openScratchStore({ clock });
  const backend = createScriptedBackend(clock.monotonic);
  const changes: Delivery[] = [];
  const faults: KitError[] = [];
  const options: OutboxOptions = {
    store,
    backendFor: () => backend,
    clock,
    random: () => 1,
    onChange: (changed) => void changes.push(...changed),
    onFault: (fault) => void faults.push(fault),
    ...overrides,
  };
  const outbox = createOutbox(options);
  onTestFinished(() => outbox.stop());
  /** Time passes and everything that follows from it happens: each delivery takes a few turns of the event loop. */
  const pass = async (ms = 0) => {
    await clock.advance(ms);
    for (let turn = 0; turn < 40; turn++) await clock.advance(0);
  };
  const status = ({ id }: EnrollmentRecord) => store.records.delivery(id)?.status;
  return { clock, store, backend, changes, faults, options, outbox, pass, status };
}

function serials(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `DMPXK0AA${String(index).padStart(4, '0')}`);
}

describe('the outbox', () => {
  it('delivers everything once, in order per device', async () => {
    const { store, backend, outbox, pass, changes } = open();
    const first = queueSampleRecord(store, 'DMPXK0AAJF88');
    const other = queueSampleRecord(store, 'F9FXC2ABCDEF');
    const second = sampleRecord(first.runId, { device: first.device, kind: 'verified', revision: 2 });
    store.records.insertWithOutbox(second);
    outbox.start();
    const drained = outbox.drain(AbortSignal.timeout(2_000));
    await pass();
    expect(await drained).toEqual({ pending: 0, parked: 0, delivered: 3 });
    const tried = backend.tries.map(({ id }) => id);
    expect(tried.toSorted()).toEqual([first.id, second.id, other.id].toSorted());
    expect(tried.indexOf(first.id)).toBeLessThan(tried.indexOf(second.id));
    expect(changes.filter(({ recordId }) => recordId === first.id).map(({ status }) => status)).toEqual([
      'sending',
      'delivered',
    ]);
  });

  it('tells of a record that a console’s own list has settled', async () => {
    const { store, outbox, changes } = open();
    const record = queueSampleRecord(store, 'DMPXK0AAJF88');
    store.outbox.delivered(record.id, '2026-04-01T00:00:00.000Z');
    outbox.told([record.id]);
    expect(changes).toMatchObject([{ recordId: record.id, status: 'delivered' }]);
  });

  it('sends what comes while it runs', async () => {
    const { store, outbox, pass, status } = open();
    outbox.start();
    await pass();
    const record = queueSampleRecord(store, 'DMPXK0AAJF88');
    outbox.kick();
    await pass();
    expect(status(record)).toBe('delivered');
  });

  it('starts with one record and never has more than six in flight', async () => {
    const { store, backend, outbox, pass } = open();
    for (const serial of serials(30)) queueSampleRecord(store, serial);
    const waiting: (() => void)[] = [];
    backend.answer = () => new Promise((resolve) => waiting.push(() => resolve({ kind: 'delivered' })));
    outbox.start();
    const flights: number[] = [];
    for (let round = 0; round < 5; round++) {
      await pass();
      flights.push(waiting.length);
      for (const finish of waiting.splice(0)) finish();
    }
    expect(flights).toEqual([1, 2, 4, 6, 6]);
    expect(backend.peak).toBe(6);
  });

  it('sends one probe after an outage, waits longer each time, then ramps up', async () => {
    const { store, backend, outbox, pass, clock } = open();
    for (const serial of serials(20)) queueSampleRecord(store, serial);
    backend.answer = () => outage;
    outbox.start();
    await pass();
    for (const ms of [1_499, 1, 2_999, 1, 5_999, 1]) await pass(ms);
    expect(backend.tries.map(({ atMs }) => atMs)).toEqual([0, 1_500, 4_500, 10_500]);
    for (let waited = 0; waited < 20; waited++) await pass(5 * minute);
    const { restUntil = '' } = store.destinations.get(sampleServerId);
    expect(Date.parse(restUntil) - clock.now().getTime()).toBe(5 * minute);

    backend.answer = undefined;
    const before = backend.tries.length;
    await pass(5 * minute);
    expect(backend.tries.length - before).toBe(20);
    expect(store.outbox.counts()).toEqual({ pending: 0, parked: 0, delivered: 20 });
  });

  it('counts an outage that ends six tries at once as one', async () => {
    const { store, backend, outbox, pass } = open();
    for (const serial of serials(30)) queueSampleRecord(store, serial);
    let cut = false;
    const waiting: ((result: DeliverResult) => void)[] = [];
    backend.answer = () => (cut ? new Promise((resolve) => waiting.push(resolve)) : { kind: 'delivered' });
    outbox.start();
    await pass();
    cut = true;
    for (const serial of serials(30)) queueSampleRecord(store, serial);
    outbox.kick();
    await pass();
    expect(waiting).toHaveLength(6);
    for (const end of waiting) end(outage);
    await pass();
    expect(store.destinations.get(sampleServerId).failures).toBe(1);
  });

  it('never parks a record for the sake of the network', async () => {
    const { store, backend, outbox, pass, status } = open();
    const record = queueSampleRecord(store, 'DMPXK0AAJF88');
    backend.answer = () => outage;
    outbox.start();
    for (let waited = 0; waited < 30; waited++) await pass(5 * minute);
    expect(backend.tries.length).toBeGreaterThan(20);
    expect(status(record)).toBe('pending');
  });

  it('parks a record at which the server fails twelve times, and lets the others go on', async () => {
    const { store, backend, outbox, pass, status } = open();
    const [poison, fine] = serials(2).map((serial) => queueSampleRecord(store, serial));
    if (poison === undefined || fine === undefined) throw new Error('no records');
    backend.answer = (id) => (id === poison.id ? serverError : { kind: 'delivered' });
    outbox.start();
    const drained = outbox.drain(AbortSignal.timeout(10_000));
    for (let waited = 0; waited < 14; waited++) await pass(5 * minute);
    expect(await drained).toMatchObject({ parked: 1, delivered: 1, pending: 0 });
    expect(backend.tries.filter(({ id }) => id === poison.id)).toHaveLength(12);
    expect(store.records.delivery(poison.id)?.lastProblem?.code).toBe('backend.failed');
    expect(status(fine)).toBe('delivered');
  });

  it('parks what the server refuses; a person sends it again or discards it', async () => {
    const { store, backend, outbox, pass, status } = open();
    const record = queueSampleRecord(store, 'DMPXK0AAJF88');
    backend.answer = () => refusal;
    outbox.start();
    await pass();
    expect(status(record)).toBe('parked');
    await pass(60 * minute);
    expect(backend.tries).toHaveLength(1);

    outbox.retry(record.id);
    await pass();
    expect(backend.tries).toHaveLength(2);
    outbox.discard(record.id, '重複');
    expect(store.outbox.discarded()).toMatchObject([{ recordId: record.id, reason: '重複' }]);
    expect(() => outbox.retry(record.id)).toThrow(expect.objectContaining({ code: 'store.not-found' }));
  });

  it('sends everything parked again once its cause was mended, of one server or of all', async () => {
    const { store, backend, outbox, pass, status } = open();
    const records = ['DMPXK0AAJF88', 'DMPXK0AAJF89'].map((serial) => queueSampleRecord(store, serial));
    backend.answer = () => refusal;
    outbox.start();
    await pass();
    expect(records.map(status)).toEqual(['parked', 'parked']);
    expect(outbox.release('another server')).toBe(0);
    backend.answer = () => ({ kind: 'delivered' });
    expect(outbox.release(sampleServerId)).toBe(2);
    await pass();
    expect(records.map(status)).toEqual(['delivered', 'delivered']);
    expect(outbox.release()).toBe(0);
  });

  it('waits as long as the server asks', async () => {
    const { store, backend, outbox, pass, status } = open({ random: () => 0 });
    const record = queueSampleRecord(store, 'DMPXK0AAJF88');
    backend.answer = () => retryFor('backend.busy', { retryAfterMs: 90_000 });
    outbox.start();
    await pass();
    backend.answer = undefined;
    await pass(89_999);
    expect(backend.tries).toHaveLength(1);
    await pass(1);
    expect(status(record)).toBe('delivered');
  });

  it('stops the whole queue at a refused token until a person acts, through a restart too', async () => {
    const { store, backend, outbox, options, pass } = open();
    for (const serial of serials(3)) queueSampleRecord(store, serial);
    backend.answer = () => authPause;
    outbox.start();
    const drained = outbox.drain(AbortSignal.timeout(2_000));
    await pass();
    expect(await drained).toMatchObject({ pending: 3 });
    await pass(60 * minute);
    expect(backend.tries).toHaveLength(1);
    expect(store.destinations.paused()).toMatchObject([
      { serverId: sampleServerId, problem: { code: 'backend.auth' } },
    ]);
    await outbox.stop();

    backend.answer = undefined;
    const again = createOutbox(options);
    onTestFinished(() => again.stop());
    again.start();
    again.networkBack();
    await pass(60 * minute);
    expect(backend.tries).toHaveLength(1);
    again.resume(sampleServerId);
    await pass();
    expect(store.outbox.counts()).toMatchObject({ delivered: 3 });
    expect(store.destinations.paused()).toEqual([]);
  });

  it('asks a server whose certificate failed again by itself, one handshake at a time', async () => {
    const { store, backend, outbox, pass } = open();
    for (const serial of serials(3)) queueSampleRecord(store, serial);
    backend.answer = () => tlsPause;
    outbox.start();
    await pass();
    await pass(5 * minute);
    expect(backend.tries).toHaveLength(2);
    expect(store.destinations.paused()).toMatchObject([{ serverId: sampleServerId, problem: { code: 'backend.tls' } }]);
    backend.answer = undefined;
    await pass(5 * minute);
    expect(store.outbox.counts()).toMatchObject({ delivered: 3, pending: 0 });
    expect(store.destinations.paused()).toEqual([]);
  });

  it('does not hammer after a restart', async () => {
    const { store, backend, outbox, options, pass } = open();
    queueSampleRecord(store, 'DMPXK0AAJF88');
    backend.answer = () => outage;
    outbox.start();
    for (const ms of [0, 1_500, 3_000]) await pass(ms);
    expect(backend.tries).toHaveLength(3);
    await outbox.stop();
    const again = createOutbox(options);
    onTestFinished(() => again.stop());
    again.start();
    await pass(5_999);
    expect(backend.tries).toHaveLength(3);
    await pass(1);
    expect(backend.tries).toHaveLength(4);
  });

  it('tries soon, but not at once, when the network is back', async () => {
    const { store, backend, outbox, pass, status } = open({ random: () => 0.5 });
    const record = queueSampleRecord(store, 'DMPXK0AAJF88');
    backend.answer = () => outage;
    outbox.start();
    for (let waited = 0; waited < 12; waited++) await pass(5 * minute);
    const before = backend.tries.length;
    backend.answer = undefined;
    outbox.networkBack();
    await pass(4_999);
    expect(backend.tries).toHaveLength(before);
    await pass(1);
    expect(status(record)).toBe('delivered');
  });

  it('tries one server soon that has answered something else, and no other', async () => {
    const [up, down] = [sampleServerId, '1e2f6a52-7a6e-4a5e-9a53-0d4f6f0f4a02'];
    const backends = new Map([up, down].map((id) => [id, createScriptedBackend(() => 0)]));
    const { store, outbox, pass, status } = open({ random: () => 0.5, backendFor: (id) => backends.get(id) });
    const [back, away] = [up, down].map((id) => queueSampleRecord(store, 'DMPXK0AAJF88', {}, id));
    for (const backend of backends.values()) backend.answer = () => outage;
    outbox.start();
    for (let waited = 0; waited < 12; waited++) await pass(5 * minute);
    for (const backend of backends.values()) backend.answer = undefined;
    outbox.networkBack(up);
    await pass(5_000);
    expect([back, away].map((record) => record && status(record))).toEqual(['delivered', 'pending']);
  });

  it('goes on when the wall clock jumps back', async () => {
    const { store, backend, outbox, pass, clock, options } = open();
    const record = queueSampleRecord(store, 'DMPXK0AAJF88');
    backend.answer = () => outage;
    outbox.start();
    await pass();
    await outbox.stop();
    backend.answer = undefined;
    const yearMs = 365 * 24 * 60 * minute;
    const back = { ...clock, now: () => new Date(clock.now().getTime() - yearMs) };
    const again = createOutbox({ ...options, clock: back });
    onTestFinished(() => again.stop());
    again.start();
    await pass();
    expect(store.records.delivery(record.id)?.status).toBe('delivered');
  });

  it.each([
    ['an hour back', -60 * minute],
    ['a year back', -365 * 24 * 60 * minute],
    ['a year forwards', 365 * 24 * 60 * minute],
  ])('tries again in time when somebody sets the clock %s while a record waits', async (_, jumpMs) => {
    const still = createTestClock(new Date('2026-04-01T00:00:00Z'));
    let offMs = 0;
    const clock = { ...still, now: () => new Date(still.now().getTime() + offMs) };
    const { store, backend, outbox } = open({ clock });
    const record = queueSampleRecord(store, 'DMPXK0AAJF88');
    backend.answer = () => outage;
    outbox.start();
    const turns = async () => {
      for (let turn = 0; turn < 40; turn++) await still.advance(0);
    };
    await turns();
    expect(backend.tries).toHaveLength(1);
    backend.answer = undefined;
    offMs = jumpMs;
    await still.advance(1_500);
    await turns();
    expect(store.records.delivery(record.id)?.status).toBe('delivered');
  });

  it('sends a refused record again with names put right, under a new key, and keeps the old one in the audit', async () => {
    const { store, backend, outbox, pass } = open();
    const record = queueSampleRecord(store, 'DMPXK0AAJF88');
    backend.answer = (id) => (id === record.id ? refusal : { kind: 'delivered' });
    outbox.start();
    await pass();
    const amended = outbox.amend(record.id, { organization: '桜中学校', slot: '12' }, '校名の誤り', '佐藤');
    await pass();
    const found = store.records.get(amended);
    expect(found?.delivery.status).toBe('delivered');
    const { device } = record;
    expect(found?.record).toEqual({
      ...record,
      id: amended,
      organization: '桜中学校',
      device: { ...device, slot: '12' },
    });
    expect(store.outbox.discarded()).toMatchObject([{ recordId: record.id, replacedBy: amended, operator: '佐藤' }]);
    expect(() => outbox.amend(amended, { slot: '13' }, 'x')).toThrow(
      expect.objectContaining({ code: 'store.not-found' }),
    );
  });

  it('puts back what it had taken ahead when an outage begins', async () => {
    const { store, backend, outbox, pass } = open();
    for (const serial of serials(60)) queueSampleRecord(store, serial);
    let tries = 0;
    backend.answer = () => (++tries > 20 ? outage : { kind: 'delivered' });
    outbox.start();
    await pass();
    const sending = store.db.prepare(`SELECT count(*) FROM outbox WHERE status = 'sending'`).pluck().get();
    expect(sending).toBe(0);
    const untried = store.db.prepare(`SELECT count(*) FROM outbox WHERE status = 'pending' AND tries = 0`).pluck();
    expect(Number(untried.get())).toBeGreaterThan(30);
  });

  it('gives back what it has in flight when it stops, as if it had not been tried', async () => {
    const { store, backend, outbox, pass } = open();
    const record = queueSampleRecord(store, 'DMPXK0AAJF88');
    backend.answer = () => new Promise(() => {});
    outbox.start();
    await pass();
    expect(store.records.delivery(record.id)).toMatchObject({ status: 'sending', attempts: 1 });
    const drained = outbox.drain(new AbortController().signal);
    await Promise.all([outbox.stop(), expect(drained).rejects.toMatchObject({ code: 'internal.aborted' })]);
    expect(store.records.delivery(record.id)).toMatchObject({ status: 'pending', attempts: 0 });
    await expect(outbox.drain(new AbortController().signal)).rejects.toMatchObject({ code: 'internal.aborted' });
  });

  it('sends again what a dead process had in flight', async () => {
    const { store, backend, outbox, pass, status } = open();
    const record = queueSampleRecord(store, 'DMPXK0AAJF88');
    store.outbox.claim(sampleServerId, { now: '2026-04-01T00:00:00.000Z', absurd: '9999' }, 1);
    outbox.start();
    await pass();
    expect(backend.tries.map(({ id }) => id)).toEqual([record.id]);
    expect(status(record)).toBe('delivered');
  });

  it('lets go of who waits when their signal says so', async () => {
    const { store, backend, outbox, pass } = open();
    queueSampleRecord(store, 'DMPXK0AAJF88');
    backend.answer = () => outage;
    outbox.start();
    await pass();
    const controller = new AbortController();
    const drained = outbox.drain(controller.signal);
    controller.abort(new Error('enough'));
    await expect(drained).rejects.toThrow('enough');
    await expect(outbox.drain(controller.signal)).rejects.toThrow('enough');
  });

  it('keeps what goes to a server without a records API, and sends it once there is one', async () => {
    let configured = false;
    const scripted = createScriptedBackend(() => 0);
    const { store, outbox, pass, status } = open({ backendFor: () => (configured ? scripted : undefined) });
    const record = queueSampleRecord(store, 'DMPXK0AAJF88');
    const local = queueSampleRecord(store, 'F9FXC2ABCDEF', {}, null);
    outbox.start();
    const drained = outbox.drain(AbortSignal.timeout(2_000));
    await pass();
    expect(await drained).toEqual({ pending: 0, parked: 0, delivered: 0 });
    expect([status(record), status(local)]).toEqual(['kept', 'kept']);
    configured = true;
    outbox.resume();
    await pass();
    expect([status(record), status(local)]).toEqual(['delivered', 'kept']);
  });

  it('pauses a server that cannot even be set up, and says why', async () => {
    const { store, outbox, pass, status } = open({
      backendFor: () => {
        throw new KitError('backend.trust-unreadable');
      },
    });
    const record = queueSampleRecord(store, 'DMPXK0AAJF88');
    outbox.start();
    await pass();
    expect(status(record)).toBe('pending');
    expect(store.destinations.paused()).toMatchObject([
      { serverId: sampleServerId, problem: { code: 'backend.trust-unreadable' } },
    ]);
  });

  it('keeps servers apart: one that is down does not hold the other', async () => {
    const [up, down] = [sampleServerId, '1e2f6a52-7a6e-4a5e-9a53-0d4f6f0f4a02'];
    const backends = new Map([up, down].map((id) => [id, createScriptedBackend(() => 0)]));
    const { store, outbox, pass, status } = open({ backendFor: (id) => backends.get(id) });
    const stuck = queueSampleRecord(store, 'DMPXK0AAJF88', {}, down);
    const free = queueSampleRecord(store, 'DMPXK0AAJF88', {}, up);
    const broken = backends.get(down);
    if (broken !== undefined) broken.answer = () => outage;
    outbox.start();
    await pass();
    expect([status(stuck), status(free)]).toEqual(['pending', 'delivered']);
  });

  it('does not send what is no longer what was written', async () => {
    const { store, backend, outbox, pass } = open();
    const record = queueSampleRecord(store, 'DMPXK0AAJF88');
    store.db.prepare('UPDATE records SET payload = ? WHERE id = ?').run(Buffer.from('{}'), record.id);
    outbox.start();
    await pass();
    expect(backend.tries).toEqual([]);
    const row = store.db.prepare('SELECT status, last_problem FROM outbox').get();
    expect(row).toMatchObject({ status: 'parked', last_problem: expect.stringContaining('backend.payload-changed') });
  });

  it('counts an adapter that throws as a failure at the record', async () => {
    const { store, backend, outbox, pass } = open();
    const record = queueSampleRecord(store, 'DMPXK0AAJF88');
    backend.answer = () => Promise.reject(new TypeError('bug'));
    outbox.start();
    for (let waited = 0; waited < 13; waited++) await pass(5 * minute);
    expect(backend.tries).toHaveLength(12);
    expect(store.records.delivery(record.id)?.lastProblem?.code).toBe('internal.unexpected');
  });

  it('stops and says so when the store fails', async () => {
    const { store, backend, outbox, faults, pass } = open();
    const runId = startSampleRun(store, { blueprint: sampleBlueprint() });
    store.records.insertWithOutbox(sampleRecord(runId));
    backend.answer = () => {
      store.db.pragma('query_only = ON');
      return { kind: 'delivered' };
    };
    outbox.start();
    const drained = outbox.drain(AbortSignal.timeout(2_000)).catch((error: KitError) => error.code);
    await pass();
    expect(await drained).toBe('store.write-failed');
    expect(faults.map(({ code }) => code)).toEqual(['store.write-failed']);

    store.db.pragma('query_only = OFF');
    backend.answer = undefined;
    outbox.start();
    await pass();
    expect(store.outbox.counts()).toMatchObject({ delivered: 1 });
  });
});
