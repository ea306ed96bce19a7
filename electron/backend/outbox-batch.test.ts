import { describe, expect, it, onTestFinished } from 'vitest';
import { openScratchStore } from '../../tests/support/open-scratch-store.ts';
import { queueSampleRecord, sampleRecord, sampleServerId } from '../../tests/support/sample-run.ts';
import { createScriptedBackend, retryFor } from '../../tests/support/scripted-backend.ts';
import { createTestClock } from '../ports/test-clock.ts';
import { createOutbox } from './outbox.ts';
import type { DeliverResult } from './port.ts';

const serverError = retryFor('backend.failed', { strike: true });

/** An outbox whose server takes several records in one request; `groups` are the ids of each. */
function open(size: number) {
  const clock = createTestClock();
  const store = openScratchStore({ clock });
  const scripted = createScriptedBackend(clock.monotonic);
  const groups: string[][] = [];
  let answer = async (ids: readonly string[]): Promise<DeliverResult[]> => ids.map(() => ({ kind: 'delivered' }));
  const backend = {
    ...scripted,
    batch: {
      size: () => size,
      deliver: async (records: readonly { readonly recordId: string }[]) => {
        const ids = records.map(({ recordId }) => recordId);
        groups.push(ids);
        return answer(ids);
      },
    },
  };
  const outbox = createOutbox({ store, backendFor: () => backend, clock, random: () => 1 });
  onTestFinished(() => outbox.stop());
  return {
    store,
    outbox,
    scripted,
    groups,
    answerGroups: (next: typeof answer) => {
      answer = next;
    },
    pass: async (ms = 0) => {
      await clock.advance(ms);
      for (let turn = 0; turn < 60; turn++) await clock.advance(0);
    },
  };
}

function fill(store: ReturnType<typeof openScratchStore>, count: number) {
  return Array.from({ length: count }, (_, n) => queueSampleRecord(store, `DMPXK0AA${String(n).padStart(4, '0')}`));
}

describe('an outbox whose server takes several records at once', () => {
  it('sends single ones until the server has shown that it takes them, then many together, each once', async () => {
    const { store, outbox, scripted, groups, pass } = open(10);
    const records = fill(store, 100);
    outbox.start();
    await pass();
    expect(store.outbox.counts()).toEqual({ pending: 0, parked: 0, delivered: 100 });
    const single = scripted.tries.map(({ id }) => id);
    expect(single.length).toBeLessThanOrEqual(20);
    expect(groups.every((group) => group.length <= 10)).toBe(true);
    expect([...single, ...groups.flat()].toSorted()).toEqual(records.map(({ id }) => id).toSorted());
  });

  it('never sends two records of one device together', async () => {
    const { store, outbox, groups, pass } = open(10);
    for (const first of fill(store, 60)) {
      const { device } = first;
      store.records.insertWithOutbox(sampleRecord(first.runId, { device, kind: 'verified', revision: 2 }));
    }
    outbox.start();
    await pass();
    expect(store.outbox.counts()).toMatchObject({ delivered: 120 });
    for (const group of groups) {
      const devices = group.map((id) => store.records.get(id)?.record.device.serial);
      expect(new Set(devices).size).toBe(group.length);
    }
  });

  it('blames no record for what a whole request came to, and sends each of them alone from then on', async () => {
    const { store, outbox, scripted, groups, answerGroups, pass } = open(10);
    fill(store, 40);
    const poison: string[] = [];
    answerGroups(async (ids) => {
      poison.push(ids[0] ?? '');
      return ids.map(() => serverError);
    });
    scripted.answer = (id) => (poison.includes(id) ? serverError : { kind: 'delivered' });
    outbox.start();
    await pass();
    const failed = new Set(groups.flat());
    expect(store.destinations.get(sampleServerId).failures).toBe(1);
    const strikes = store.db.prepare('SELECT count(*) FROM outbox WHERE strikes > 0').pluck();
    expect([failed.size > 0, strikes.get()]).toEqual([true, 0]);
    for (let waited = 0; waited < 60; waited++) await pass(300_000);
    const grouped = groups.flat();
    expect(new Set(grouped).size).toBe(grouped.length);
    expect(store.outbox.counts()).toMatchObject({ pending: 0, parked: new Set(poison).size });
  });

  it('does not send what is no longer what was written, and sends the others', async () => {
    const { store, outbox, scripted, groups, pass } = open(10);
    const records = fill(store, 40);
    const spoilt = records[30]?.id ?? '';
    store.db.prepare('UPDATE records SET payload = ? WHERE id = ?').run(Buffer.from('{}'), spoilt);
    outbox.start();
    await pass();
    expect([...scripted.tries.map(({ id }) => id), ...groups.flat()]).not.toContain(spoilt);
    expect(store.outbox.counts()).toMatchObject({ parked: 1, delivered: 39 });
  });
});
