import { describe, expect, it } from 'vitest';
import { answer, hasEnded, kit, openKittingRoom, waitsFor } from '../support/kitting-room.ts';

const pausedThere = waitsFor('wait.paused');

describe('a run that a person pauses', () => {
  it('starts no further step, lets the others go on, and ends as it would have when it is resumed', async () => {
    const room = await openKittingRoom({}, {});
    const core = await room.startCore();
    const [first, second] = await kit(core, room.blueprintId, 2);
    expect(core.kitting.pauseRun(first?.runId ?? '', true)).toMatchObject({ paused: true });
    await core.until('the pause', (run) => run.runId === first?.runId && pausedThere(run));
    await core.until('the other end', (run) => run.runId === second?.runId && hasEnded(run));
    const device = (key: string | undefined) =>
      [0, 1].map(room.practice).find(({ hardware }) => key?.endsWith(hardware.udid.slice(9)));
    expect(device(first?.deviceKey)?.counters.cloudConfigurationWrites).toBe(0);
    const resumed = core.kitting.pauseRun(first?.runId ?? '', false);
    expect(resumed.paused).toBeUndefined();
    expect(resumed.waitingFor).toBeUndefined();
    const ended = await core.until('the end', (run) => run.runId === first?.runId && hasEnded(run));
    expect(ended).toMatchObject({ end: 'prepared' });
    expect(device(first?.deviceKey)?.counters.cloudConfigurationWrites).toBe(1);
  });

  it('goes on when it is told to continue, and can be given up', async () => {
    const room = await openKittingRoom({}, {});
    const core = await room.startCore();
    const runs = await kit(core, room.blueprintId, 2);
    for (const { runId } of runs) core.kitting.pauseRun(runId, true);
    const [one, two] = await Promise.all(
      runs.map(({ runId }) => core.until('the pause', (run) => run.runId === runId && pausedThere(run))),
    );
    if (one === undefined || two === undefined) throw new Error('two runs');
    answer(core, one, 'continue');
    answer(core, two, 'abandon');
    const end = (runId: string) => core.until('the end', (run) => run.runId === runId && hasEnded(run));
    expect((await end(one.runId)).end).toBe('prepared');
    expect((await end(two.runId)).end).toBe('abandoned');
  });

  it.each(['this one', 'all of them'] as const)(
    'is not erased when %s is paused during its countdown',
    async (which) => {
      const room = await openKittingRoom({ screen: 'home' });
      await room.prePair();
      const core = await room.startCore({ timings: { pullOut: 150 } });
      await kit(core, room.blueprintId);
      const counting = await core.until('the countdown', waitsFor('wait.pull-out'));
      const pause = (paused: boolean) => {
        if (which === 'this one') core.kitting.pauseRun(counting.runId, paused);
        else if (paused) core.kitting.pause();
        else core.kitting.resumeAll();
      };
      pause(true);
      await core.until('the pause', pausedThere);
      expect(room.practice().counters.erases).toBe(0);
      pause(false);
      expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'prepared' });
      expect(room.practice().counters.erases).toBe(1);
      // It was counted anew.
      expect(core.views.filter(waitsFor('wait.pull-out')).length).toBeGreaterThan(1);
    },
  );

  it('cannot be one that has ended, nor one that nobody knows', async () => {
    const room = await openKittingRoom({});
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    const { runId } = await core.until('the end', hasEnded);
    expect(() => core.kitting.pauseRun(runId, true)).toThrow(expect.objectContaining({ code: 'kitting.run-over' }));
    expect(() => core.kitting.pauseRun('x', true)).toThrow(expect.objectContaining({ code: 'kitting.unknown-run' }));
  });
});
