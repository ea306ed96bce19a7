import { randomUUID } from 'node:crypto';
import type { Store } from '../../electron/store/store.ts';
import type { EnrollmentRecord, RecordKind } from '../../shared/domain/record.ts';
import { sampleBlueprint, sampleRecord, startSampleRun } from '../support/sample-run.ts';

/** What becomes of one device, as its records tell it. */
const story: readonly RecordKind[] = ['prepared', 'enrolled', 'verified', 'contradicted'];

/** Queues `count` records of devices with up to four each, in the order a day brings them. @returns them. */
export function fillStore(store: Store, station: string, count: number): EnrollmentRecord[] {
  const devices = Math.ceil(count / story.length);
  const runs = Array.from({ length: devices }, (_, n) => {
    const serial = `${station.replaceAll('-', '').slice(0, 4).toUpperCase()}${String(n).padStart(6, '0')}`;
    return { serial, runId: startSampleRun(store, { runId: randomUUID(), serial, blueprint: sampleBlueprint() }) };
  });
  const records = story.flatMap((kind, step) =>
    runs.map(({ serial, runId }) =>
      sampleRecord(runId, { station, kind, revision: step + 1, device: { serial, udid: `udid-${serial}` } }),
    ),
  );
  const wanted = records.slice(0, count);
  for (let from = 0; from < wanted.length; from += 500) {
    store.transaction(() => {
      for (const record of wanted.slice(from, from + 500)) store.records.insertWithOutbox(record);
    });
  }
  return wanted;
}
