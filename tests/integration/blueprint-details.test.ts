import { describe, expect, it } from 'vitest';
import { systemClock } from '../../electron/ports/clock.ts';
import { createWifiRemovals } from '../../electron/station/wifi-removals.ts';
import { deathAt } from '../support/dying-journal.ts';
import { hasEnded, type KittingCore, kit, openKittingRoom } from '../support/kitting-room.ts';
import { waitUntil } from '../support/wait-until.ts';

describe('what a blueprint asks beyond the usual', () => {
  it('is done on the device, read back, and kept by reference', async () => {
    const room = await openKittingRoom({});
    const kept: string[] = [];
    room.setMaterials({ keepBypassCode: (serial, code) => String(kept.push(`${serial} ${code}`)) });
    room.blueprint({ keepBypassCode: true, lockScreenMessage: '青葉小学校 03-0000-0000' });
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    expect((await core.until('the end', hasEnded)).end).toBe('prepared');
    const { content, hardware } = room.practice();
    expect([...content.profiles.keys()]).toContain('kitbench.lockscreen');
    expect(kept).toEqual([expect.stringMatching(new RegExp(`^${hardware.serial} [0-9A-F]{5}-[0-9A-F-]+$`))]);
    expect(JSON.stringify(core.store.db.prepare('SELECT * FROM events').all())).not.toContain(kept[0]?.split(' ')[1]);
  });

  it.each(['restart', 'shut-down'] as const)('ends with %s, proven by the device leaving the bus', async (finish) => {
    const room = await openKittingRoom({});
    room.blueprint({ finish });
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    expect((await core.until('the end', hasEnded)).end).toBe('prepared');
    const [record] = room.records(core);
    expect(record?.evidence).toContainEqual(expect.objectContaining({ fact: 'finish', value: finish }));
    const name = finish === 'restart' ? 'Restart' : 'Shutdown';
    expect(room.messages().filter((message) => message.endsWith(` ${name}`))).toHaveLength(1);
  });

  it.each(['before', 'after'] as const)(
    'is not waited for when the core dies right %s the device is switched off',
    async (moment) => {
      const room = await openKittingRoom({});
      room.blueprint({ finish: 'shut-down' });
      const death = deathAt(moment, (event) => event.type === 'step-intent' && event.step === 'finish');
      const first = await room.startCore({ journal: death.wrap });
      await kit(first, room.blueprintId);
      await death.happened;
      await first.stop();
      const second = await room.startCore();
      second.kitting.start();
      expect((await second.until('the end', hasEnded)).end).toBe('prepared');
      expect(room.messages().filter((message) => message.endsWith(' Shutdown')).length).toBeLessThanOrEqual(1);
      expect(room.practice().counters).toMatchObject({ cloudConfigurationWrites: 1 });
    },
  );
});

describe('Wi-Fi for the set-up only', () => {
  const removals = ({ store, kitting, bench }: KittingCore) =>
    createWifiRemovals({
      store,
      kitting,
      isAttached: (key) => bench.get(key)?.attached === true,
      clock: systemClock,
    });
  const seen = (core: KittingCore, runId: string) =>
    core.store.watches.save({
      runId,
      verdict: 'enrolled',
      changedAt: '2026-04-01T00:00:00Z',
      evidence: [{ fact: 'enrollment', value: 'yes', source: 'backend', asOf: '2026-04-01T00:00:00Z' }],
    });

  it('goes once the MDM has seen the device, not before, and that is read back', async () => {
    const room = await openKittingRoom({});
    room.blueprint({ removeWifiAfterEnrollment: true });
    const core = await room.startCore();
    const [run] = await kit(core, room.blueprintId);
    const { runId = '' } = run ?? {};
    await core.until('the end', hasEnded);
    const removing = removals(core);
    removing.consider(runId);
    expect([...room.practice().content.profiles.keys()]).toContain('test.wifi');
    seen(core, runId);
    removing.consider(runId);
    await waitUntil('the removal', () => core.store.wifiRemovals.isDone(runId));
    expect([...room.practice().content.profiles.keys()]).toEqual(['test.webclip']);
    await removing.stop();
  });

  it('goes although the core died after taking it off and before writing that down', async () => {
    const room = await openKittingRoom({});
    room.blueprint({ removeWifiAfterEnrollment: true });
    const core = await room.startCore();
    const [run] = await kit(core, room.blueprintId);
    const { runId = '' } = run ?? {};
    await core.until('the end', hasEnded);
    seen(core, runId);
    room.practice().content.profiles.delete('test.wifi');
    const removing = removals(core);
    removing.start();
    await waitUntil('the removal', () => core.store.wifiRemovals.isDone(runId));
    expect([...room.practice().content.profiles.keys()]).toEqual(['test.webclip']);
    await removing.stop();
  });
});
