import { describe, expect, it } from 'vitest';
import { ecidSchema, serialSchema } from '../../shared/domain/ids.ts';
import {
  answer,
  hasEnded,
  type KittingCore,
  type KittingRoom,
  openKittingRoom,
  readyDevices,
  waitsFor,
} from '../support/kitting-room.ts';
import { waitUntil } from '../support/wait-until.ts';

const absent = { attached: false } as const;
const untouched = { pairs: 0, erases: 0, cloudConfigurationWrites: 0 };
const by = { operator: '佐藤', seat: 'window', commandId: 'c1' };
const refusal = (code: string) => expect.objectContaining({ code });

/** A station at which somebody works. */
function startCore(room: KittingRoom, options: Parameters<KittingRoom['startCore']>[0] = {}) {
  return room.startCore({ operator: () => by.operator, ...options });
}

/** Armed, and consented to with what the preview said. */
function startAutoRun({ kitting }: KittingCore, { blueprintId }: KittingRoom) {
  kitting.arm(true);
  const { nonce, planHash } = kitting.autoRun.preview(blueprintId);
  return kitting.autoRun.start({ nonce, planHash }, by);
}

async function decisions({ kitting }: KittingCore, count = 1) {
  await waitUntil(`${count} decisions`, () => kitting.autoRun.devices().length >= count);
  return kitting.autoRun.devices().map(({ decision }) => decision);
}

const leftAlone = (code: string) =>
  expect.objectContaining({ kind: 'left-alone', problem: expect.objectContaining({ code }) });

describe('an auto-run', () => {
  it('kits a device that was never seen, once, on a consent that names it', async () => {
    const room = await openKittingRoom(absent);
    const core = await startCore(room);
    startAutoRun(core, room);
    room.practice().attach();
    const run = await core.until('the end', hasEnded);
    expect(run).toMatchObject({ end: 'prepared', attempt: 1, operator: '佐藤' });
    room.practice().detach();
    room.practice().attach();
    await readyDevices(core);
    expect(core.kitting.runs()).toHaveLength(1);
    expect(room.practice().counters).toMatchObject({ erases: 0, cloudConfigurationWrites: 1 });
    const id = core.kitting.autoRun.status();
    expect(id).toMatchObject({ state: 'on', started: 1, leftAlone: 0 });
    expect(core.store.consents.ofRun(run.runId)).toEqual([
      expect.objectContaining({ attempt: 1, operator: '佐藤', autoRunId: run.autoRunId }),
    ]);
    expect(core.store.autoRuns.newest()).toMatchObject({
      id: run.autoRunId,
      startedBy: JSON.stringify(by),
      terms: { blueprintId: room.blueprintId, blueprintRevision: 1 },
    });
  });

  it('erases one that is set up, after pairing told that nobody else has it', async () => {
    const room = await openKittingRoom({ ...absent, screen: 'home' });
    const core = await startCore(room);
    startAutoRun(core, room);
    room.practice().attach();
    await core.until('the dialog', waitsFor('wait.trust'));
    room.practice().tap('trust', 'test');
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'prepared', attempt: 1 });
    expect(room.practice().counters).toMatchObject({ erases: 1, cloudConfigurationWrites: 1 });
  });

  it.each([
    ['whose Find My is on', { findMy: true }, 'autorun.find-my'],
    ['whose Find My cannot be read', { findMy: 'hidden' }, 'autorun.find-my'],
    [
      'that somebody else supervises',
      { supervisedBy: { organization: 'よその学校', allowPairing: true } },
      'autorun.configured-elsewhere',
    ],
  ] as const)('writes nothing to one %s', async (_what, setting, code) => {
    const room = await openKittingRoom({ ...absent, screen: 'home', ...setting });
    room.blueprint({ erase: 'always' });
    const core = await startCore(room);
    startAutoRun(core, room);
    room.practice().attach();
    await core.until('the dialog', waitsFor('wait.trust'));
    room.practice().tap('trust', 'test');
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'abandoned', problem: { code } });
    expect(room.practice().counters).toMatchObject({ erases: 0, cloudConfigurationWrites: 0 });
  });

  it('never touches a device that was here before, nor one that is ignored', async () => {
    const room = await openKittingRoom({}, absent, absent);
    const core = await startCore(room);
    await readyDevices(core);
    const [known, ignored, byLabel] = [room.practice(0), room.practice(1), room.practice(2)];
    core.store.ignored.save({ ecid: ecidSchema.parse(ignored.hardware.udid.slice(9)), note: '', addedAt: 'now' });
    core.store.ignored.save({ serial: serialSchema.parse(byLabel.hardware.serial), note: '', addedAt: 'now' });
    room.setMaterials({
      isIgnored: (key, serial) =>
        core.store.ignored
          .list()
          .some((entry) => key === `ecid:${entry.ecid}` || (serial !== undefined && entry.serial === serial)),
    });
    startAutoRun(core, room);
    known.detach();
    known.attach();
    ignored.attach();
    expect(await decisions(core, 2)).toEqual(
      expect.arrayContaining([leftAlone('autorun.seen-before'), leftAlone('kitting.ignored')]),
    );
    expect(known.counters).toMatchObject(untouched);
    expect(ignored.counters).toMatchObject(untouched);
    // A serial number that only pairing tells is heeded before anything is written.
    byLabel.attach();
    expect(await core.until('the end', hasEnded)).toMatchObject({
      end: 'abandoned',
      problem: { code: 'kitting.ignored' },
    });
    expect(byLabel.counters).toMatchObject({ erases: 0, cloudConfigurationWrites: 0 });
  });

  it('does not try again what failed', async () => {
    const room = await openKittingRoom({ ...absent, screen: 'home' });
    room.blueprint({ erase: 'never' });
    const core = await startCore(room);
    startAutoRun(core, room);
    room.practice().attach();
    await core.until('the dialog', waitsFor('wait.trust'));
    room.practice().tap('trust', 'test');
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'failed' });
    room.practice().detach();
    room.practice().attach();
    await readyDevices(core);
    expect(core.kitting.runs()).toHaveLength(1);
  });
});

describe('the countdown of an auto-run', () => {
  async function counting(
    setting: Parameters<typeof openKittingRoom>[0],
    code: string,
    operator = () => by.operator as string | undefined,
  ) {
    const room = await openKittingRoom({ ...absent, ...setting });
    const core = await startCore(room, { timings: { autoPullOut: 60_000 }, operator });
    startAutoRun(core, room);
    room.practice().attach();
    if (setting.screen === 'home') {
      await core.until('the dialog', waitsFor('wait.trust'));
      room.practice().tap('trust', 'test');
    }
    return { room, core, run: await core.until('the countdown', waitsFor(code)) };
  }

  it('stands before an erase: a pulled cable calls it off, for good', async () => {
    const { room, core } = await counting({ screen: 'home' }, 'wait.pull-out');
    room.practice().detach();
    const ended = await core.until('the end', hasEnded);
    expect(ended).toMatchObject({ end: 'abandoned', problem: { code: 'kitting.pulled-out' } });
    room.practice().attach();
    await readyDevices(core);
    expect(core.kitting.runs()).toHaveLength(1);
    expect(room.practice().counters).toMatchObject({ erases: 0, cloudConfigurationWrites: 0 });
  });

  it('stands before a configuration too, where nothing is erased', async () => {
    const { room, core, run } = await counting({}, 'wait.auto-start');
    answer(core, run, 'abandon');
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'abandoned' });
    expect(room.practice().counters).toMatchObject({ erases: 0, cloudConfigurationWrites: 0 });
  });

  it.each([
    ['the auto-run is stopped', ({ kitting }: KittingCore) => void kitting.autoRun.stop(), undefined],
    ['the station is disarmed', ({ kitting }: KittingCore) => kitting.arm(false), 'autorun.disarmed'],
  ])('ends when %s', async (_what, end, problem) => {
    const { room, core } = await counting({ screen: 'home' }, 'wait.pull-out');
    end(core);
    expect(await core.until('the end', hasEnded)).toMatchObject({
      end: 'abandoned',
      problem: { code: 'autorun.over' },
    });
    expect(core.kitting.autoRun.status()).toMatchObject({ state: 'off' });
    expect(core.store.autoRuns.newest()?.problem?.code).toBe(problem);
    expect(room.practice().counters.erases).toBe(0);
  });

  it.each([
    ['another person takes over', '鈴木'],
    ['the shift ends', undefined],
  ])('is over when %s', async (_what, next) => {
    let operator: string | undefined = by.operator;
    const { room, core } = await counting({ screen: 'home' }, 'wait.pull-out', () => operator);
    operator = next;
    core.kitting.autoRun.recheck();
    expect(await core.until('the end', hasEnded)).toMatchObject({
      end: 'abandoned',
      problem: { code: 'autorun.over' },
    });
    expect(core.kitting.autoRun.status()).toMatchObject({
      state: 'off',
      last: { problem: { code: 'autorun.handed-over' } },
    });
    expect(room.practice().counters.erases).toBe(0);
  });

  it('is over when the blueprint changed meanwhile', async () => {
    const { room, core } = await counting({ screen: 'home' }, 'wait.pull-out');
    room.blueprint({ revision: 2, timeZone: 'Asia/Seoul' });
    core.kitting.autoRun.recheck();
    expect(await core.until('the end', hasEnded)).toMatchObject({
      end: 'abandoned',
      problem: { code: 'autorun.over' },
    });
    expect(core.kitting.autoRun.status()).toMatchObject({
      state: 'off',
      last: { problem: { code: 'autorun.plan-changed', params: { blueprint: '1年A組' } }, started: 1 },
    });
    expect(room.practice().counters.erases).toBe(0);
  });

  it('does not outlive the station, and the next one is off and says so', async () => {
    const { room, core } = await counting({ screen: 'home' }, 'wait.pull-out');
    await core.stop();
    const next = await startCore(room);
    next.kitting.start();
    expect(next.kitting.autoRun.status()).toMatchObject({
      state: 'off',
      last: { problem: { code: 'autorun.restarted' }, started: 1 },
    });
    next.kitting.arm(true);
    expect(await next.until('the end', hasEnded)).toMatchObject({
      end: 'abandoned',
      problem: { code: 'autorun.over' },
    });
    expect(room.practice().counters).toMatchObject({ erases: 0, cloudConfigurationWrites: 0 });
  });
});

describe('a consent to an auto-run', () => {
  it('needs the armed switch, the plan that was shown, and no other auto-run', async () => {
    const room = await openKittingRoom(absent);
    const { kitting } = await startCore(room);
    const first = kitting.autoRun.preview(room.blueprintId);
    expect(() => kitting.autoRun.start(first, by)).toThrow(refusal('autorun.not-armed'));
    kitting.arm(true);
    room.blueprint({ revision: 2 });
    expect(() => kitting.autoRun.start(first, by)).toThrow(refusal('kitting.plan-changed'));
    const second = kitting.autoRun.preview(room.blueprintId);
    kitting.autoRun.start(second, by);
    expect(() => kitting.autoRun.start(second, by)).toThrow(refusal('autorun.already-on'));
    kitting.autoRun.stop();
    expect(() => kitting.autoRun.start(second, by)).toThrow(refusal('kitting.preview-expired'));
  });
});
