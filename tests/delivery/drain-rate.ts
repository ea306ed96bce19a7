import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRestBackend } from '../../electron/backend/adapters/rest/rest-backend.ts';
import { createOutbox } from '../../electron/backend/outbox.ts';
import { systemClock } from '../../electron/ports/clock.ts';
import { openStore } from '../../electron/store/store.ts';
import type { EnrollmentRecord } from '../../shared/domain/record.ts';
import { fillStore } from './fill-store.ts';
import { type MdmProcess, startMdmProcess } from './mdm-process.ts';

/** As many at once as the outbox has in flight. */
const width = 6;

export type RateFigures = {
  readonly records: number;
  /** How long the server takes over each request beside its own work: a network's way there and back. */
  readonly serverMs: number;
  readonly outboxPerSecond: number;
  /** The same against a server that takes one record in a request. */
  readonly singlyPerSecond: number;
  /** A loop of bare requests, as many at once as the outbox sends. */
  readonly barePerSecond: number;
  /** The same loop, one request after another. */
  readonly onePerSecond: number;
  /** The outbox as it is ÷ the loop as wide. */
  readonly ratio: number;
  /** The outbox with one record in a request ÷ the loop as wide. */
  readonly ratioSingly: number;
  /** The same ÷ the loop of one request after another. */
  readonly ratioSinglyToOne: number;
};

/** Drain rate of a station's outbox ÷ that of bare HTTP loops, in turn against one server; medians of the rounds. */
export async function measureDrainRate(records: number, rounds: number, serverMs: number): Promise<RateFigures> {
  const mdm = await startMdmProcess();
  const folder = mkdtempSync(join(tmpdir(), 'kb-rate-'));
  try {
    const rates = { outbox: [] as number[], singly: [] as number[], bare: [] as number[], one: [] as number[] };
    await bareLoop(mdm, sampleOf(join(folder, 'warm'), 300), width);
    const slow = { fault: { kind: 'slow', ms: serverMs } };
    await mdm.control.call('recordFaults', { faults: serverMs > 0 ? [slow] : [] });
    for (let round = 0; round < rounds; round++) {
      rates.bare.push(await bareLoop(mdm, sampleOf(join(folder, `bare-${round}`), records), width));
      rates.one.push(await bareLoop(mdm, sampleOf(join(folder, `one-${round}`), records / width), 1));
      rates.outbox.push(await drainOnce(mdm, join(folder, `outbox-${round}`), records, true));
      rates.singly.push(await drainOnce(mdm, join(folder, `singly-${round}`), records, false));
    }
    const [outbox, singly, bare, one] = [rates.outbox, rates.singly, rates.bare, rates.one].map(median);
    return { records, serverMs, ...ratesOf(outbox, singly, bare, one) };
  } finally {
    await mdm.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function ratesOf(outbox = 0, singly = 0, bare = 0, one = 0): Omit<RateFigures, 'records' | 'serverMs'> {
  return {
    outboxPerSecond: outbox,
    singlyPerSecond: singly,
    barePerSecond: bare,
    onePerSecond: one,
    ratio: outbox / bare,
    ratioSingly: singly / bare,
    ratioSinglyToOne: singly / one,
  };
}

function sampleOf(dataDir: string, count: number): EnrollmentRecord[] {
  const store = openStore({ dataDir, clock: systemClock });
  const records = fillStore(store, randomUUID(), count);
  store.close();
  return records;
}

async function drainOnce({ records }: MdmProcess, dataDir: string, count: number, together: boolean): Promise<number> {
  const store = openStore({ dataDir, clock: systemClock });
  fillStore(store, randomUUID(), count);
  const { baseUrl, token, trust } = records;
  const { batch, ...backend } = createRestBackend({ baseUrl, token: () => token, trust, clock: systemClock });
  const used = together && batch !== undefined ? { ...backend, batch } : backend;
  // Somebody looks on, as the station's faces do: what changed is read for them.
  const onChange = () => {};
  const outbox = createOutbox({ store, backendFor: () => used, clock: systemClock, random: Math.random, onChange });
  const started = performance.now();
  outbox.start();
  const { delivered } = await outbox.drain(AbortSignal.timeout(600_000));
  const seconds = (performance.now() - started) / 1000;
  await outbox.stop();
  backend.close();
  store.close();
  if (delivered !== count) throw new Error(`${delivered} of ${count} were delivered`);
  return count / seconds;
}

/** Nothing but requests: no store, no order, no key to remember. */
async function bareLoop(mdm: MdmProcess, records: readonly EnrollmentRecord[], atOnce: number): Promise<number> {
  const { baseUrl, token, trust } = mdm.records;
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce, ca: [...trust] });
  const bodies = records.map((record) => ({ id: record.id, body: Buffer.from(JSON.stringify(record)) }));
  const put = ({ id, body }: (typeof bodies)[number]) =>
    new Promise<void>((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-length': body.length,
        'idempotency-key': id,
      };
      const sent = request(`${baseUrl}/records/${id}`, { method: 'PUT', agent, headers }, (answer) => {
        if (answer.statusCode !== 201) reject(new Error(`HTTP ${answer.statusCode}`));
        answer.on('end', resolve).on('error', reject).resume();
      });
      sent.on('error', reject).end(body);
    });
  const started = performance.now();
  let next = 0;
  const work = async () => {
    for (let at = next++; at < bodies.length; at = next++) await put(bodies[at] as (typeof bodies)[number]);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  agent.destroy();
  return bodies.length / ((performance.now() - started) / 1000);
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
