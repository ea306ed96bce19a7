import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openScratchStore } from '../support/open-scratch-store.ts';
import { openRecordsSite, type RecordsSite } from '../support/records-site.ts';
import { queueSampleRecord } from '../support/sample-run.ts';
import { scratchDirectory } from '../support/scratch.ts';

const sender = resolve(import.meta.dirname, '../support/outbox-sender.ts');

describe('a station that is killed while it sends records', () => {
  it('loses none, and a record sent again is the very same', async () => {
    const dataDir = scratchDirectory();
    const store = openScratchStore({ dataDir });
    const records = Array.from({ length: 40 }, (_, n) => queueSampleRecord(store, `DMPXK0AAJ${n + 100}`));
    store.close();
    const site = await openRecordsSite();
    onTestFinished(() => site.close());

    for (const requests of [1, 7, 15]) await send(dataDir, site, requests);
    expect(await send(dataDir, site)).toBe(0);

    expect(
      site
        .effects()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(records.map(({ id }) => id).toSorted());
    const bodies = new Map<string, string>();
    for (const { url, body } of site.site.requests) {
      expect(bodies.get(url) ?? body.toString()).toBe(body.toString());
      bodies.set(url, body.toString());
    }
    const after = openScratchStore({ dataDir });
    expect(after.outbox.counts()).toEqual({ pending: 0, parked: 0, delivered: 40 });
  });
});

/** Runs a sender to its end, or kills it once the site was asked so many times more. @returns its exit code. */
async function send(dataDir: string, site: RecordsSite, killAfter = Number.POSITIVE_INFINITY): Promise<number | null> {
  const before = site.site.requests.length;
  const args = [sender, dataDir, site.baseUrl, site.token, site.site.anchorPem];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  site.onRequest(() => {
    if (site.site.requests.length - before >= killAfter) child.kill('SIGKILL');
  });
  const [code] = await once(child, 'exit');
  return code;
}
