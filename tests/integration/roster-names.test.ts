import { describe, expect, it } from 'vitest';
import { systemClock } from '../../electron/ports/clock.ts';
import { createRosterBook } from '../../electron/roster/roster-book.ts';
import { deviceBook } from '../../electron/station/device-book.ts';
import { deathAt } from '../support/dying-journal.ts';
import {
  hasEnded,
  type KittingCore,
  type KittingRoom,
  kit,
  openKittingRoom,
  waitsFor,
} from '../support/kitting-room.ts';

/** The station's own lists over the core's own store. */
function withBook(room: KittingRoom, { store }: KittingCore) {
  const rosters = createRosterBook(store, systemClock);
  room.setMaterials({ book: deviceBook(store, rosters, systemClock) });
  return rosters;
}

const list = (text: string) => ({ fileName: 'a.csv', data: Buffer.from(text).toString('base64'), leaveOut: false });

describe('names from a roster', () => {
  it('reach the devices, each its own row and a number that no other gets', async () => {
    const room = await openKittingRoom({}, {});
    room.blueprint({ deviceName: '{{roster.user}}-{{assetTag}}-{{counter:3}}' });
    const core = await room.startCore();
    const rosters = withBook(room, core);
    const serials = [0, 1].map((nth) => room.practice(nth).hardware.serial);
    const rows = `serial,管理番号,氏名\n${serials[1]},T2,佐藤\n${serials[0]},T1,山田\n`;
    rosters.use(rosters.import({ ...list(rows), name: '1組' }).id);
    const runs = await kit(core, room.blueprintId, 2);
    for (const { runId } of runs) await core.until('the end', (run) => run.runId === runId && hasEnded(run));
    const names = [0, 1].map((nth) => room.practice(nth).content.name);
    expect(names.map((name) => name.slice(0, -4))).toEqual(['山田-T1', '佐藤-T2']);
    expect(names.map((name) => name.slice(-3)).sort()).toEqual(['001', '002']);
    expect(core.store.deviceNumbers.list()).toMatchObject([{ series: 'main', given: 2, next: 3 }]);
    expect(
      room
        .records(core)
        .map(({ device }) => device.name)
        .sort(),
    ).toEqual([...names].sort());
  });

  it('stop the plan of a paired device that is not on the list', async () => {
    const room = await openKittingRoom({});
    room.blueprint({ deviceName: '{{roster.user}}' });
    await room.prePair();
    const core = await room.startCore();
    withBook(room, core);
    await expect(kit(core, room.blueprintId)).rejects.toMatchObject({ code: 'kitting.nothing-runnable' });
  });

  it('are waited for before anything is done to a device whose serial number only the run could read', async () => {
    const room = await openKittingRoom({});
    room.blueprint({ deviceName: '{{roster.user}}-{{counter:2}}' });
    const core = await room.startCore();
    const rosters = withBook(room, core);
    const { id } = rosters.import({ ...list('氏名\n山田\n'), name: '1組' });
    rosters.use(id);
    await kit(core, room.blueprintId);
    await core.until('the list', waitsFor('wait.roster'));
    expect(room.practice().counters).toMatchObject({ erases: 0, cloudConfigurationWrites: 0 });
    rosters.scan(id, { serial: room.practice().hardware.serial });
    expect((await core.until('the end', hasEnded)).end).toBe('prepared');
    expect(room.practice().content.name).toBe('山田-01');
  });

  it.each(['before', 'after'] as const)(
    'keep their number when the core dies right %s the name was set, and when the device is kitted again',
    async (moment) => {
      const room = await openKittingRoom({});
      room.blueprint({ deviceName: 'i-{{counter:2}}' });
      const death = deathAt(moment, (event) => event.type === 'step-outcome' && event.step === 'name');
      const first = await room.startCore({ journal: death.wrap });
      withBook(room, first);
      await kit(first, room.blueprintId);
      await death.happened;
      await first.stop();
      const second = await room.startCore();
      withBook(room, second);
      second.kitting.start();
      await second.until('the end', hasEnded);
      expect(room.practice().content.name).toBe('i-01');
      expect(second.store.deviceNumbers.next('main', 1)).toEqual([2]);
      const [again] = await kit(second, room.blueprintId);
      await second.until('the second end', (run) => run.runId === again?.runId && hasEnded(run));
      expect(room.practice().content.name).toBe('i-01');
      expect(second.store.deviceNumbers.list()).toMatchObject([{ given: 1 }]);
    },
  );
});
