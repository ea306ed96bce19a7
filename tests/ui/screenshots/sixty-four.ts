import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright';
import { playOperator } from '../../../electron/practice/rehearse/operator.ts';
import { openTab } from '../support/tab.ts';
import type { Album } from './album.ts';
import { names } from './names.ts';
import { nameSlots, openPhotoRoom, type PhotoRoom } from './photo-room.ts';
import { atRest } from './scene.ts';
import { setUpStation } from './set-up-station.ts';

const devices = 64;
/** One hub after the other is begun; the last one is left alone. */
const hub = 8;
const betweenHubsMs = 3_000;
/** So many are through when the picture is taken; the others are at every step before. */
const through = 14;
const patienceMs = 120_000;

/** A full bench at work. */
export async function takeSixtyFour(browser: Browser, album: Album): Promise<void> {
  const room = await openPhotoRoom({ devices, pace: 0.15, scenario: 'full-bench.json' });
  try {
    await setUpStation(room, names.ja);
    await nameSlots(room);
    await room.station.call('shift.start', { name: names.ja.operator });
    const signal = AbortSignal.timeout(patienceMs);
    await beginHubByHub(room, await keysInOrder(room, signal));
    await tapThrough(room, signal);
    for (const language of ['ja', 'en'] as const) {
      const { page, close } = await openTab(browser, { language });
      await page.goto(room.operatorAddress());
      await page.getByRole('button', { name: names[language].slot(devices) }).waitFor();
      await atRest(page);
      await album.take(page, 'apply-64', { narrow: true });
      await close();
    }
  } finally {
    await room.close();
  }
}

/** All devices in the order of their slots, once all of them are read. */
async function keysInOrder({ station, offer }: PhotoRoom, signal: AbortSignal): Promise<readonly string[]> {
  for (;;) {
    const ready = (await station.call('devices.list', {})).filter(({ state }) => state === 'ready');
    const byUdid = new Map<string, string>(ready.map(({ facts, key }) => [facts.udid, key]));
    if (byUdid.size === devices) return offer.ports.map(({ udid }) => byUdid.get(udid) ?? '');
    await pause(300, undefined, { signal });
  }
}

async function beginHubByHub({ station }: PhotoRoom, keys: readonly string[]): Promise<void> {
  const [blueprint] = await station.call('blueprints.list', {});
  await station.call('station.arm', { armed: true });
  for (let from = 0; from < devices - hub; from += hub) {
    const preview = await station.call('kitting.plan', {
      blueprintId: blueprint?.id ?? '',
      devices: keys.slice(from, from + hub),
    });
    await station.call('kitting.apply', {
      planHash: preview.planHash,
      nonce: preview.nonce,
      devices: preview.devices.map(({ deviceKey }) => deviceKey),
    });
    await pause(betweenHubsMs);
  }
}

/** A person taps through the screens of every device that is prepared, until enough of them are verified. */
async function tapThrough({ station, bench }: PhotoRoom, signal: AbortSignal): Promise<void> {
  const operator = await playOperator(bench);
  for (;;) {
    const runs = await station.call('runs.list', {});
    for (const { end, udid } of runs) if (end === 'prepared' && udid !== undefined) await operator.begin(udid);
    if (runs.filter(({ verdict }) => verdict === 'verified').length >= through) return;
    await pause(400, undefined, { signal });
  }
}
