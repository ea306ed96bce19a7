import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../shared/domain/run.ts';
import { deathAt } from '../support/dying-journal.ts';
import {
  answer,
  hasEnded,
  type KittingCore,
  kit,
  openKittingRoom,
  readyDevices,
  waitsFor,
} from '../support/kitting-room.ts';

type Setting = Parameters<typeof openKittingRoom>[0];

const setUp: Setting = { screen: 'home' };
const timings = { eraseDoubt: 50 };

/** Plays the operator who confirms whatever the run asks, and waits for the end. */
async function confirmAll(core: KittingCore): Promise<void> {
  for (;;) {
    const run = await core.until('a question or the end', (view) => hasEnded(view) || view.expects === 'consent');
    if (hasEnded(run)) return;
    answer(core, run, 'consent');
  }
}

const isStep = (type: 'step-intent' | 'step-outcome', step: string) => (event: RunEvent) =>
  event.type === type && event.step === step;

const moments: [what: string, isIt: (event: RunEvent) => boolean][] = [
  ['pairing is about to be looked at', isStep('step-outcome', 'pair')],
  ['the erase is about to be sent', isStep('step-intent', 'erase')],
  ['the erase was sent', isStep('step-outcome', 'erase')],
  ['the device is waited for', (event) => event.type === 'waiting' && event.reason.code === 'wait.erase-return'],
  ['the device is paired again', isStep('step-intent', 'pair')],
  ['the configuration is about to be written', isStep('step-intent', 'supervise')],
  ['the configuration was written', isStep('step-outcome', 'supervise')],
  ['the station pairs as supervisor', isStep('step-intent', 'supervised-pair')],
  ['it has paired as supervisor', isStep('step-outcome', 'supervised-pair')],
  ['profiles are about to be installed', isStep('step-intent', 'profiles')],
  ['profiles were installed', isStep('step-outcome', 'profiles')],
  ['the record is written', (event) => event.type === 'run-ended'],
];

describe.each(['before', 'after'] as const)('a core that dies right %s the journal tells that', (moment) => {
  it.each(moments)('%s repeats nothing and loses no record', async (_, isIt) => {
    const room = await openKittingRoom(setUp);
    room.blueprint({ allowPairing: false });
    await room.prePair();
    const death = deathAt(moment, isIt);
    const first = await room.startCore({ timings, journal: death.wrap });
    await kit(first, room.blueprintId);
    await death.happened;
    await first.stop();

    const second = await room.startCore({ timings });
    second.kitting.arm(true);
    second.kitting.start();
    await confirmAll(second);

    const [run] = second.kitting.runs();
    expect(run).toMatchObject({ end: 'prepared' });
    const consents = second.store.consents.ofRun(run?.runId ?? '');
    const { counters } = room.practice();
    expect(counters.erases).toBeGreaterThan(0);
    expect(counters.erases).toBeLessThanOrEqual(consents.filter(({ covers }) => covers.includes('erase')).length);
    const writes = consents.filter(({ covers }) => covers.includes('cloud-configuration')).length;
    expect(counters.cloudConfigurationWrites).toBeLessThanOrEqual(writes);
    expect(room.records(second)).toEqual([expect.objectContaining({ kind: 'prepared', runId: run?.runId })]);
  });
});

describe('a core that starts again', () => {
  it('asks before anything is sent again, and no attempt is sent twice', async () => {
    const room = await openKittingRoom(setUp);
    await room.prePair();
    const death = deathAt('after', isStep('step-intent', 'erase'));
    const first = await room.startCore({ timings, journal: death.wrap });
    await kit(first, room.blueprintId);
    await death.happened;
    await first.stop();
    const second = await room.startCore({ timings });
    second.kitting.start();
    const asked = await second.until('the question', waitsFor('wait.erase-doubt'));
    expect(asked.attempt).toBe(1);
    await second.stop();
    expect(room.practice().counters.erases).toBe(0);

    const third = await room.startCore({ timings });
    third.kitting.start();
    const again = await third.until('the question, still', waitsFor('wait.erase-doubt'));
    answer(third, again, 'consent');
    const armed = await third.until('the armed switch', waitsFor('wait.armed'));
    expect(armed.attempt).toBe(2);
    expect(room.practice().counters.erases).toBe(0);
    third.kitting.arm(true);
    expect(await third.until('the end', hasEnded)).toMatchObject({ end: 'prepared', attempt: 2 });
    expect(room.practice().counters.erases).toBe(1);
  });

  it('parks a device that it died over twice', async () => {
    const room = await openKittingRoom({});
    for (const start of [1, 2]) {
      const death = deathAt('before', isStep('step-outcome', 'supervise'));
      const core = await room.startCore({ journal: death.wrap });
      if (start === 1) await kit(core, room.blueprintId);
      else core.kitting.start();
      await death.happened;
      await core.stop();
    }
    const third = await room.startCore();
    await readyDevices(third);
    third.kitting.start();
    const run = await third.until('the end', hasEnded);
    expect(run).toMatchObject({ end: 'parked', problem: { code: 'kitting.crashed-twice' } });
    expect(room.records(third)).toEqual([expect.objectContaining({ kind: 'parked' })]);
  });

  it('goes on where a quit in good order left off, without counting a crash', async () => {
    const room = await openKittingRoom({});
    for (const start of [1, 2, 3]) {
      const core = await room.startCore();
      if (start === 1) {
        await kit(core, room.blueprintId);
        await core.until('work', (run) =>
          run.steps.some(({ step, state }) => step === 'activate' && state === 'running'),
        );
      } else core.kitting.start();
      await core.stop();
    }
    const last = await room.startCore();
    last.kitting.start();
    expect(await last.until('the end', hasEnded)).toMatchObject({ end: 'prepared', attempt: 1 });
    expect(room.practice().counters.cloudConfigurationWrites).toBe(1);
  });

  it('leaves a run alone whose journal it cannot trust', async () => {
    const room = await openKittingRoom({});
    const first = await room.startCore();
    first.kitting.pause();
    const [run] = await kit(first, room.blueprintId);
    const damaged: RunEvent = { type: 'step-outcome', step: 'erase', try: 1, outcome: 'done' };
    first.store.journal.appendDurable(run?.runId ?? '', damaged);
    await first.stop();
    const second = await room.startCore();
    second.kitting.start();
    expect(second.damaged).toEqual([{ runId: run?.runId, code: 'kitting.journal-damaged' }]);
    expect(second.kitting.runs({ active: true })).toEqual([]);
  });
});
