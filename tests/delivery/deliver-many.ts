import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../electron/ports/clock.ts';
import type { RecordFault } from '../../electron/practice/mdm/records/faults.ts';
import type { Witness } from '../../electron/practice/mdm/witness.ts';
import { openStore } from '../../electron/store/store.ts';
import type { EnrollmentRecord } from '../../shared/domain/record.ts';
import { fillStore } from './fill-store.ts';
import { type MdmProcess, startMdmProcess } from './mdm-process.ts';

/** Everything that can go wrong between a station and its backend, each at this part of the requests of one kind. */
function faultsAt(probability: number, method: 'PUT' | 'POST'): RecordFault[] {
  const common = { method, after: 0, probability };
  return [
    { fault: { kind: 'drop-before' }, ...common },
    { fault: { kind: 'drop-after' }, ...common },
    { fault: { kind: 'server-error', status: 500, after: false }, ...common },
    { fault: { kind: 'server-error', status: 503, after: true }, ...common },
    { fault: { kind: 'too-many-requests', retryAfterSeconds: 0, asDate: false }, ...common },
    { fault: { kind: 'too-many-requests', retryAfterSeconds: 0, asDate: true }, ...common },
    { fault: { kind: 'slow', ms: 50 }, ...common },
    { fault: { kind: 'truncated' }, ...common },
    { fault: { kind: 'duplicated-answer' }, ...common },
    { fault: { kind: 'duplicated-request' }, ...common },
  ];
}

export type DeliveryFigures = {
  readonly records: number;
  readonly stations: number;
  readonly lost: number;
  readonly doubled: number;
  readonly disordered: number;
  /** Records sent more than once, which the server took once. */
  readonly sentAgain: number;
  /** How often each fault was done. */
  readonly faults: readonly number[];
  readonly restarts: number;
};

/** Stations send all they have under injected faults; what came of it is what the MDM saw. */
export async function deliverMany(options: {
  readonly stations: number;
  readonly perStation: number;
  readonly probability: number;
  readonly restarts: number;
}): Promise<DeliveryFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'kb-delivery-'));
  const mdm = await startMdmProcess();
  try {
    const stations = Array.from({ length: options.stations }, (_, n) => {
      const dataDir = join(folder, `station-${n}`);
      const store = openStore({ dataDir, clock: systemClock });
      const sent = fillStore(store, `${n}${store.settings.stationId()}`, options.perStation);
      store.close();
      return { dataDir, sent };
    });
    await mdm.control.call('recordFaults', {
      // A request of many records is one of few: each fault at a good part of them.
      faults: [...faultsAt(options.probability, 'PUT'), ...faultsAt(5 * options.probability, 'POST')],
      seed: 'delivery',
    });
    const over = new AbortController();
    const trouble = makeTrouble(mdm, options.restarts, over.signal);
    await Promise.all(stations.map(({ dataDir }) => send(dataDir, mdm)));
    over.abort();
    const restarts = await trouble;
    const faults = (await mdm.control.call('recordFaultHits')) as number[];
    const sent = stations.flatMap((station) => station.sent);
    return { stations: options.stations, faults, restarts, ...judge(sent, await mdm.witness()) };
  } finally {
    await mdm.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function send(dataDir: string, { records }: MdmProcess): Promise<void> {
  const sender = resolve(import.meta.dirname, 'sender.ts');
  const args = [sender, dataDir, records.baseUrl, records.token, records.trust[0] ?? ''];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`a sender ended with ${code}`);
}

/** Restarts, an expired certificate and a wrong clock while the stations send. @returns how many restarts there were. */
async function makeTrouble({ control }: MdmProcess, restarts: number, over: AbortSignal): Promise<number> {
  let done = 0;
  for (; done < restarts && !over.aborted; done++) {
    await pause(300);
    await control.call('recordClock', { offMs: (done % 2 === 0 ? 1 : -1) * 3 * 3_600_000 });
    await control.call('recordCertificate', { state: 'expired' });
    await control.call('restart');
    await pause(200);
    await control.call('recordCertificate', { state: 'valid' });
  }
  return done;
}

/** Against the server's own list, in its order of arrival. */
export function judge(sent: readonly EnrollmentRecord[], { records, duplicateRecords }: Witness) {
  const arrived = new Map<string, number>();
  const effects = new Map<string, number>();
  const latest = new Map<string, number>();
  let disordered = 0;
  for (const { id, station, runId, serial, attempt, kind, revision } of records) {
    const effect = JSON.stringify([station, runId, serial, attempt, kind]);
    arrived.set(id, (arrived.get(id) ?? 0) + 1);
    effects.set(effect, (effects.get(effect) ?? 0) + 1);
    const device = `${station} ${serial}`;
    if (revision < (latest.get(device) ?? 0)) disordered += 1;
    latest.set(device, revision);
  }
  const twice = (counts: Map<string, number>) => [...counts.values()].filter((count) => count > 1).length;
  return {
    records: sent.length,
    lost: sent.filter(({ id }) => !arrived.has(id)).length,
    doubled: twice(arrived) + twice(effects),
    disordered,
    sentAgain: new Set(duplicateRecords.map(({ id }) => id)).size,
  };
}
