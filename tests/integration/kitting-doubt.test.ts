import { describe, expect, it } from 'vitest';
import { foldRun } from '../../electron/kitting/run-reducer.ts';
import type { StepId } from '../../shared/domain/plan.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { answer, hasEnded, kit, openKittingRoom, readyDevices, waitsFor } from '../support/kitting-room.ts';
import { waitUntil } from '../support/wait-until.ts';

const mcInstall = 'com.apple.mobile.MCInstall';
const neverErased = { erases: 0, cloudConfigurationWrites: 1 };
const erasedOnce = { erases: 1, cloudConfigurationWrites: 1 };

describe('a configuration whose answer is lost', () => {
  it.each([
    ['the connection breaks after it was written', { type: 'drop-connection', when: 'answered' }],
    ['the answer never comes', { type: 'lose-reply' }],
  ] as const)('is read back, not written again: %s', async (_, fault) => {
    const room = await openKittingRoom({});
    room.setFaults({ ...fault, service: mcInstall, message: 'SetCloudConfiguration', nth: 1, times: 1 });
    const core = await room.startCore({ timings: { configure: 100, request: 900 } });
    await kit(core, room.blueprintId);
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'prepared', attempt: 1 });
    expect(room.practice().counters).toMatchObject(neverErased);
  });

  it('is written again only by consent when it never arrived', async () => {
    const room = await openKittingRoom({});
    room.setFaults({
      type: 'drop-connection',
      when: 'received',
      service: mcInstall,
      message: 'SetCloudConfiguration',
      nth: 1,
      times: 1,
    });
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    const asked = await core.until('the question', waitsFor('wait.configuration-doubt'));
    expect(asked).toMatchObject({ expects: 'consent', attempt: 1 });
    expect(room.practice().counters.cloudConfigurationWrites).toBe(0);
    answer(core, asked, 'consent');
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'prepared', attempt: 2 });
    expect(room.practice().counters).toMatchObject(neverErased);
    const consents = core.store.consents.ofRun(asked.runId);
    expect(consents.map(({ attempt, covers }) => ({ attempt, covers }))).toEqual([
      { attempt: 1, covers: ['cloud-configuration'] },
      { attempt: 2, covers: ['cloud-configuration'] },
    ]);
  });

  it('is read back through a new pairing where pairing is forbidden', async () => {
    const room = await openKittingRoom({});
    room.blueprint({ allowPairing: false });
    room.setFaults({
      type: 'drop-connection',
      when: 'answered',
      service: mcInstall,
      message: 'SetCloudConfiguration',
      nth: 1,
      times: 1,
    });
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'prepared', attempt: 1 });
    expect(room.practice().counters).toMatchObject(neverErased);
  });
});

describe('an erase whose answer is lost', () => {
  it.each([
    ['the connection breaks after it', { type: 'drop-connection', when: 'answered' }],
    ['the answer never comes', { type: 'lose-reply' }],
  ] as const)('shows on the device that comes back: %s', async (_, fault) => {
    const room = await openKittingRoom({ screen: 'home' });
    await room.prePair();
    room.setFaults({ ...fault, service: mcInstall, message: 'EraseDevice', nth: 1, times: 1 });
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'prepared', attempt: 1 });
    expect(room.practice().counters).toMatchObject(erasedOnce);
  });

  it('is sent again only by consent when the device still knows us', async () => {
    const room = await openKittingRoom({ screen: 'home' });
    await room.prePair();
    room.setFaults({
      type: 'drop-connection',
      when: 'received',
      service: mcInstall,
      message: 'EraseDevice',
      nth: 1,
      times: 1,
    });
    const core = await room.startCore({ timings: { eraseDoubt: 50 } });
    await kit(core, room.blueprintId);
    const asked = await core.until('the question', waitsFor('wait.erase-doubt'));
    expect(room.practice().counters.erases).toBe(0);
    answer(core, asked, 'consent');
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'prepared', attempt: 2 });
    expect(room.practice().counters).toMatchObject(erasedOnce);
  });

  it('is not sent again when the device erased itself while we asked', async () => {
    const room = await openKittingRoom({ screen: 'home' });
    await room.prePair();
    room.setFaults({
      type: 'drop-connection',
      when: 'received',
      service: mcInstall,
      message: 'EraseDevice',
      nth: 1,
      times: 1,
    });
    const core = await room.startCore({ timings: { eraseDoubt: 50 } });
    await kit(core, room.blueprintId);
    const asked = await core.until('the question', waitsFor('wait.erase-doubt'));
    room.practice().erase();
    answer(core, asked, 'consent');
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'prepared', attempt: 2 });
    expect(room.practice().counters).toMatchObject(erasedOnce);
  });
});

describe('a device unplugged in the middle', () => {
  const steps: StepId[] = ['pair', 'inspect', 'activate', 'localize', 'escalate', 'wifi', 'profiles', 'name'];
  it.each(steps)('of %s goes on when it is plugged in again', async (step) => {
    const room = await openKittingRoom({});
    const core = await room.startCore();
    await readyDevices(core);
    await kit(core, room.blueprintId);
    await core.until('the step', (run) => {
      const about = run.steps.some((progress) => progress.step === step && progress.state === 'running');
      if (about) room.practice().detach();
      return about;
    });
    await core.until('the wait', waitsFor('wait.device'));
    room.practice().attach();
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'prepared', attempt: 1 });
    expect(room.practice().counters).toMatchObject(neverErased);
  });

  it('of supervise is never configured twice', async () => {
    const room = await openKittingRoom({});
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    await core.until('the step', (run) => {
      const about = run.steps.some(({ step, state }) => step === 'supervise' && state === 'running');
      if (about) room.practice().detach();
      return about;
    });
    await core.until('the wait', waitsFor('wait.device'));
    room.practice().attach();
    const next = await core.until('the outcome', (run) => hasEnded(run) || waitsFor('wait.configuration-doubt')(run));
    if (!hasEnded(next)) answer(core, next, 'consent');
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'prepared' });
    expect(room.practice().counters).toMatchObject(neverErased);
  });

  it('of an erase is found erased', async () => {
    const room = await openKittingRoom({ screen: 'home' });
    await room.prePair();
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    await core.until('the erase', waitsFor('wait.erase-return'));
    room.practice().detach();
    room.practice().attach();
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'prepared', attempt: 1 });
    expect(room.practice().counters).toMatchObject(erasedOnce);
  });

  it('and never brought back is parked with a record', async () => {
    const room = await openKittingRoom({});
    const core = await room.startCore({ timings: { detached: 100 } });
    await kit(core, room.blueprintId);
    await core.until('the step', (run) => {
      const about = run.steps.some(({ step, state }) => step === 'activate' && state === 'running');
      if (about) room.practice().detach();
      return about;
    });
    const run = await core.until('the end', hasEnded);
    expect(run).toMatchObject({ end: 'parked', problem: { code: 'kitting.not-returned' } });
    expect(room.records(core)).toEqual([expect.objectContaining({ kind: 'parked' })]);
  });
});

describe('a disk that fills up', () => {
  const full = () => new KitError('store.write-failed', { file: 'kitbench.db', reason: 'full' });

  it('rests the queue, and the run goes on from what was written', async () => {
    const room = await openKittingRoom({});
    let failing = true;
    const core = await room.startCore({
      journal: (journal) => ({
        ...journal,
        append: (runId, event) => {
          const lost = failing && event.type === 'step-outcome' && event.step === 'activate';
          return lost ? Promise.reject(full()) : journal.append(runId, event);
        },
      }),
    });
    await kit(core, room.blueprintId);
    await core.until('the pause', waitsFor('wait.station'));
    expect(core.kitting.isPaused()).toBe(true);
    failing = false;
    core.kitting.resumeAll();
    const run = await core.until('the end', hasEnded);
    expect(run.end).toBe('prepared');
    expect(room.practice().counters).toMatchObject(neverErased);
    expect(foldRun(core.store.journal.eventsOf(run.runId))?.end).toBe('prepared');
  });

  it('does not lose the record of a run that has ended', async () => {
    const room = await openKittingRoom({});
    let failing = true;
    const core = await room.startCore({
      journal: (journal) => ({
        ...journal,
        end: (...given) => {
          if (failing) throw full();
          journal.end(...given);
        },
      }),
    });
    await kit(core, room.blueprintId);
    await waitUntil('the pause', () => core.kitting.isPaused(), 5_000);
    expect(room.records(core)).toEqual([]);
    failing = false;
    core.kitting.resumeAll();
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'prepared' });
    expect(room.records(core)).toEqual([expect.objectContaining({ kind: 'prepared' })]);
  });
});
