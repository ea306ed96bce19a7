import { describe, expect, it } from 'vitest';
import { hasEnded, kit, openKittingRoom } from '../support/kitting-room.ts';

describe('who works at the station', () => {
  it('stands in run, consent, journal and record as it was when the run was confirmed', async () => {
    const room = await openKittingRoom({});
    let atWork: string | undefined = '佐藤';
    const core = await room.startCore({ operator: () => atWork });
    await kit(core, room.blueprintId);
    // Handed over while the device is being kitted: what was confirmed stays confirmed by whoever did.
    atWork = '鈴木';
    const run = await core.until('the end', hasEnded);
    expect(run.operator).toBe('佐藤');
    expect(core.store.consents.ofRun(run.runId)).toMatchObject([{ attempt: 1, operator: '佐藤' }]);
    expect(core.store.journal.eventsOf(run.runId)[0]?.event).toMatchObject({ type: 'run-started', operator: '佐藤' });
    expect(room.records(core)).toMatchObject([{ schema: 2, operator: '佐藤' }]);
  });

  it('stands nowhere when nobody said so', async () => {
    const room = await openKittingRoom({});
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    const run = await core.until('the end', hasEnded);
    expect(run).not.toHaveProperty('operator');
    expect(room.records(core)[0]).not.toHaveProperty('operator');
  });
});
