import { describe, expect, it } from 'vitest';
import type { RunView } from '../../shared/domain/run.ts';
import { type KittingCore, kit, openKittingRoom, readyDevices } from '../support/kitting-room.ts';
import { waitUntil } from '../support/wait-until.ts';

const ended = (view: RunView) => view.phase === 'ended';
const waitsFor = (code: string) => (view: RunView) => view.phase === 'waiting' && view.waitingFor?.code === code;
const once = { erases: 1, cloudConfigurationWrites: 1 };

async function answer(core: KittingCore, run: RunView, given: 'continue' | 'consent' | 'abandon'): Promise<void> {
  core.kitting.answer({ runId: run.runId, attempt: run.attempt, answer: given });
}

describe('a device at Hello', () => {
  it('goes all the way to prepared with no erase and one configuration write', async () => {
    const room = await openKittingRoom({});
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    const run = await core.until('the end', ended);
    expect(run).toMatchObject({ end: 'prepared', attempt: 1 });
    const { counters, content, hardware } = room.practice();
    expect(counters).toMatchObject({ erases: 0, cloudConfigurationWrites: 1, escalations: 1, silentInstalls: 2 });
    expect(content).toMatchObject({ name: `iPad-${hardware.serial.slice(-4)}`, language: 'ja', timeZone: 'Asia/Tokyo' });
    expect([...content.profiles.keys()]).toEqual(['test.wifi', 'test.webclip']);
    expect(room.records(core)).toEqual([
      expect.objectContaining({
        kind: 'prepared',
        runId: run.runId,
        revision: 1,
        device: expect.objectContaining({ serial: hardware.serial, udid: hardware.udid, name: content.name }),
        evidence: expect.arrayContaining([
          expect.objectContaining({ fact: 'cloud-configuration', source: 'device' }),
          expect.objectContaining({ fact: 'profiles', value: 'test.wifi test.webclip' }),
        ]),
      }),
    ]);
  });

  it('takes few messages when it is paired and activated already', async () => {
    const room = await openKittingRoom({ activation: 'Activated' });
    await room.prePair();
    const before = { messages: room.messages().length, handshakes: room.practice().counters.handshakes };
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    expect((await core.until('the end', ended)).end).toBe('prepared');
    // Seven messages and one handshake of these are the look at it when it was attached.
    expect(room.messages().length - before.messages).toBeLessThanOrEqual(30);
    expect(room.practice().counters.handshakes - before.handshakes).toBeLessThanOrEqual(4);
  });

  it('is not configured twice when the same blueprint is applied again', async () => {
    const room = await openKittingRoom({});
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    await core.until('the end', ended);
    await core.bench.inspect((await readyDevices(core))[0] ?? '');
    const [second] = await kit(core, room.blueprintId);
    const again = await core.until('the second end', (view) => view.runId === second?.runId && ended(view));
    expect(again.end).toBe('prepared');
    expect(room.practice().counters).toMatchObject({ erases: 0, cloudConfigurationWrites: 1 });
    expect(room.records(core)).toHaveLength(2);
  });

  it('is paired again as supervisor where pairing is forbidden', async () => {
    const room = await openKittingRoom({});
    room.blueprint({ allowPairing: false, keepUnlockToken: true, keepUsbUsable: true });
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    expect(await core.until('the end', ended)).toMatchObject({ end: 'prepared' });
    const { counters, content } = room.practice();
    expect(counters).toMatchObject({ pairs: 2, cloudConfigurationWrites: 1 });
    expect(content.pairings.size).toBe(1);
  });

  it('is kitted without supervision when the blueprint says so', async () => {
    const room = await openKittingRoom({});
    room.blueprint({ supervise: false, enrollment: 'none', serverId: null });
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    expect(await core.until('the end', ended)).toMatchObject({ end: 'prepared' });
    expect(room.practice().counters).toMatchObject({ escalations: 0, silentInstalls: 0, cloudConfigurationWrites: 1 });
  });

  it('is not touched by a run that its owner called off in time', async () => {
    const room = await openKittingRoom({});
    const core = await room.startCore();
    core.kitting.pause();
    const [run] = await kit(core, room.blueprintId);
    expect(core.kitting.show(run?.runId ?? '').phase).toBe('queued');
    core.kitting.answer({ runId: run?.runId ?? '', attempt: 1, answer: 'abandon' });
    expect(await core.until('the end', ended)).toMatchObject({ end: 'abandoned', problem: { code: 'kitting.gave-up' } });
    expect(room.practice().counters).toMatchObject({ pairs: 0, cloudConfigurationWrites: 0 });
    expect(room.records(core)).toEqual([expect.objectContaining({ kind: 'abandoned' })]);
  });
});

describe('a device that is set up', () => {
  it('waits for Trust, then for a consent to the erase, and is erased once', async () => {
    const room = await openKittingRoom({ screen: 'home' });
    const core = await room.startCore();
    const [device = ''] = await readyDevices(core);
    const preview = core.kitting.plan({ blueprintId: room.blueprintId, devices: [device] });
    expect(preview.devices[0]).toMatchObject({ erases: false, runnable: true });
    await kit(core, room.blueprintId);
    await core.until('the dialog', waitsFor('wait.trust'));
    room.practice().tap('trust', 'test');
    const asked = await core.until('the question', waitsFor('wait.erase-needed-configured-by').or(waitsFor('wait.erase-needed')));
    expect(room.practice().counters.erases).toBe(0);
    await answer(core, asked, 'consent');
    expect(await core.until('the end', ended)).toMatchObject({ end: 'prepared', attempt: 2 });
    expect(room.practice().counters).toMatchObject(once);
  });
});
