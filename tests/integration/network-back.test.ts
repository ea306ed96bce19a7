import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { localClient } from '../../electron/link/local.ts';
import { createTestClock } from '../../electron/ports/test-clock.ts';
import { startStation } from '../../electron/station/start-station.ts';
import { openStore } from '../../electron/store/store.ts';
import { openRecordsSite } from '../support/records-site.ts';
import { sampleBlueprint, sampleRecord, startSampleRun } from '../support/sample-run.ts';
import { scratchDirectory } from '../support/scratch.ts';
import { waitUntil } from '../support/wait-until.ts';

const serial = 'DMPXK0AAJF88';

/** A station with one record for a server that has told it to come again in an hour. */
async function openResting() {
  const folder = scratchDirectory();
  const clock = createTestClock();
  const site = await openRecordsSite();
  onTestFinished(() => site.close());
  let addresses = ['en0 192.0.2.7'];
  const profile = {
    label: 'Test',
    colour: '#123456',
    dataDir: join(folder, 'data'),
    usbmuxd: join(folder, 'none.sock'),
    activation: { url: 'https://activation.example', trust: [] },
  };
  const start = async () => {
    const passphrase = Buffer.from('a passphrase of this test');
    const station = await startStation(profile, { passphrase, clock, random: () => 0.5, addresses: () => addresses });
    return { station, client: localClient(station.core, 'operator', station.stop) };
  };

  const first = await start();
  const { id } = await first.client.call('servers.save', {
    name: '青葉小',
    enrollment: { product: 'url', url: 'https://mdm.example/enroll' },
    anchors: [],
    records: { baseUrl: site.baseUrl, token: site.token, trust: [site.site.anchorPem] },
  });
  await first.station.stop();
  const store = openStore({ dataDir: profile.dataDir, clock });
  const runId = startSampleRun(store, { serial, blueprint: sampleBlueprint({ serverId: id }) });
  const record = sampleRecord(runId, { device: { serial, udid: 'u' } });
  store.journal.endRun(runId, { type: 'run-ended', end: 'abandoned' }, record);
  store.close();

  site.always({ status: 503, headers: { 'retry-after': '3600' } });
  const { station, client } = await start();
  onTestFinished(() => station.stop());
  await waitUntil('the first try', () => site.site.requests.length > 0);
  site.always(undefined);
  const reaches = (wanted: string) =>
    vi.waitFor(async () => {
      const [found] = await client.call('records.list', { serial });
      expect(found?.delivery.status).toBe(wanted);
    }, 2_000);
  await reaches('pending');
  return {
    clock,
    site,
    reaches,
    join: (address: string) => {
      addresses = [...addresses, address];
    },
  };
}

describe('a station whose records rest', () => {
  it('tries again soon when this Mac comes onto a network, long before its time', async () => {
    const { clock, site, reaches, join: joinNetwork } = await openResting();
    await clock.advance(60_000);
    expect(site.effects()).toEqual([]);
    joinNetwork('en5 198.51.100.4');
    await clock.advance(10_000);
    await reaches('delivered');
    expect(site.effects()).toHaveLength(1);
  });
});
