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
  readonly barePerSecond: number;
  readonly ratio: number;
};

/** Drain rate of a station's outbox ÷ that of a bare HTTP loop, in turn against one server; medians of the rounds. */
export async function measureDrainRate(records: number, rounds: number, serverMs: number): Promise<RateFigures> {
  const mdm = await startMdmProcess();
  const folder = mkdtempSync(join(tmpdir(), 'kb-rate-'));
  try {
    const [outbox, bare]: [number[], number[]] = [[], []];
    await bareLoop(mdm, sampleOf(join(folder, 'warm'), 300));
    const slow = { fault: { kind: 'slow', ms: serverMs } };
    await mdm.control.call('recordFaults', { faults: serverMs > 0 ? [slow] : [] });
    for (let round = 0; round < rounds; round++) {
      bare.push(await bareLoop(mdm, sampleOf(join(folder, `bare-${round}`), records)));
      outbox.push(await drainOnce(mdm, join(folder, `outbox-${round}`), records));
    }
    const [outboxPerSecond, barePerSecond] = [median(outbox), median(bare)];
    return { records, serverMs, outboxPerSecond, barePerSecond, ratio: outboxPerSecond / barePerSecond };
  } finally {
    await mdm.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function sampleOf(dataDir: string, count: number): EnrollmentRecord[] {
  const store = openStore({ dataDir, clock: systemClock });
  const records = fillStore(store, randomUUID(), count);
  store.close();
  return records;
}

async function drainOnce({ records }: MdmProcess, dataDir: string, count: number): Promise<number> {
  const store = openStore({ dataDir, clock: systemClock });
  fillStore(store, randomUUID(), count);
  const { baseUrl, token, trust } = records;
  const backend = createRestBackend({ baseUrl, token: () => token, trust, clock: systemClock });
  const outbox = createOutbox({ store, backendFor: () => backend, clock: systemClock, random: Math.random });
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
async function bareLoop({ records: { baseUrl, token, trust } }: MdmProcess, records: EnrollmentRecord[]) {
  const agent = new Agent({ keepAlive: true, maxSockets: width, ca: [...trust] });
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
  await Promise.all(Array.from({ length: width }, work));
  agent.destroy();
  return bodies.length / ((performance.now() - started) / 1000);
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
