import { describe, expect, it } from 'vitest';
import { answer, hasEnded, kit, openKittingRoom, readyDevices, waitsFor } from '../support/kitting-room.ts';

const erasedOnce = { erases: 1, cloudConfigurationWrites: 1 };

describe('a device at Hello', () => {
  it('goes all the way to prepared with no erase and one configuration write', async () => {
    const room = await openKittingRoom({});
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    const run = await core.until('the end', hasEnded);
    expect(run).toMatchObject({ end: 'prepared', attempt: 1 });
    const { counters, content, hardware } = room.practice();
    expect(counters).toMatchObject({ erases: 0, cloudConfigurationWrites: 1, escalations: 1, silentInstalls: 2 });
    expect(content).toMatchObject({
      name: `iPad-${hardware.serial.slice(-4)}`,
      language: 'ja',
      timeZone: 'Asia/Tokyo',
    });
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

  it('is shown as the run left it, without anybody asking', async () => {
    const room = await openKittingRoom({});
    const core = await room.startCore();
    const [key = ''] = await readyDevices(core);
    const supervised = new Promise<void>((resolve) => {
      core.bench.onChange(({ facts }) => facts.supervised === 'yes' && resolve());
    });
    expect(core.bench.get(key)?.facts.supervised).not.toBe('yes');
    await kit(core, room.blueprintId);
    expect((await core.until('the end', hasEnded)).end).toBe('prepared');
    await supervised;
    expect(core.bench.get(key)).toMatchObject({ state: 'ready', facts: { supervised: 'yes' } });
  });

  it('takes few messages when it is paired and activated already', async () => {
    const room = await openKittingRoom({ activation: 'Activated' });
    await room.prePair();
    const before = { messages: room.messages().length, handshakes: room.practice().counters.handshakes };
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    expect((await core.until('the end', hasEnded)).end).toBe('prepared');
    // Seven messages and one handshake of these are the look at it when it was attached.
    expect(room.messages().length - before.messages).toBeLessThanOrEqual(30);
    expect(room.practice().counters.handshakes - before.handshakes).toBeLessThanOrEqual(4);
  });

  it('is not configured twice when the same blueprint is applied again', async () => {
    const room = await openKittingRoom({});
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    await core.until('the end', hasEnded);
    await core.bench.inspect((await readyDevices(core))[0] ?? '');
    const [second] = await kit(core, room.blueprintId);
    const again = await core.until('the second end', (view) => view.runId === second?.runId && hasEnded(view));
    expect(again.end).toBe('prepared');
    expect(room.practice().counters).toMatchObject({ erases: 0, cloudConfigurationWrites: 1 });
    expect(room.records(core)).toHaveLength(2);
  });

  it('is paired again as supervisor where pairing is forbidden', async () => {
    const room = await openKittingRoom({});
    room.blueprint({ allowPairing: false, keepUnlockToken: true, keepUsbUsable: true });
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'prepared' });
    const { counters, content } = room.practice();
    expect(counters).toMatchObject({ pairs: 2, cloudConfigurationWrites: 1 });
    expect(content.pairings.size).toBe(1);
  });

  it('is kitted without supervision when the blueprint says so', async () => {
    const room = await openKittingRoom({});
    room.blueprint({ supervise: false, enrollment: 'none', serverId: null });
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'prepared' });
    expect(room.practice().counters).toMatchObject({ escalations: 0, silentInstalls: 0, cloudConfigurationWrites: 1 });
  });

  it('is not touched by a run that its owner called off in time', async () => {
    const room = await openKittingRoom({});
    const core = await room.startCore();
    core.kitting.pause();
    const [run] = await kit(core, room.blueprintId);
    expect(core.kitting.show(run?.runId ?? '').phase).toBe('queued');
    core.kitting.answer({ runId: run?.runId ?? '', attempt: 1, answer: 'abandon' });
    expect(await core.until('the end', hasEnded)).toMatchObject({
      end: 'abandoned',
      problem: { code: 'kitting.gave-up', params: { reason: '–' } },
    });
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
    const asked = await core.until('the question', waitsFor('wait.erase-needed'));
    expect(room.practice().counters.erases).toBe(0);
    answer(core, asked, 'consent');
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'prepared', attempt: 2 });
    expect(room.practice().counters).toMatchObject(erasedOnce);
  });

  it('is erased once when the plan said so', async () => {
    const room = await openKittingRoom({ screen: 'home' });
    await room.prePair();
    const core = await room.startCore();
    const [device = ''] = await readyDevices(core);
    const { devices, planHash, nonce } = core.kitting.plan({ blueprintId: room.blueprintId, devices: [device] });
    expect(devices[0]).toMatchObject({ erases: true, runnable: true });
    expect(() => core.kitting.apply({ planHash, nonce, devices: [device] })).toThrow(refusal('kitting.not-armed'));
    await kit(core, room.blueprintId);
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'prepared', attempt: 1 });
    expect(room.practice().counters).toMatchObject(erasedOnce);
    expect(room.records(core)[0]?.evidence).toContainEqual(expect.objectContaining({ fact: 'erased', value: 'yes' }));
  });

  it('comes back twice after the erase and is kitted all the same', async () => {
    const room = await openKittingRoom({ screen: 'home', reattachesTwice: true });
    await room.prePair();
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'prepared', attempt: 1 });
    expect(room.practice().counters).toMatchObject(erasedOnce);
  });

  it('is left alone under a blueprint that never erases', async () => {
    const room = await openKittingRoom({ screen: 'home' });
    room.blueprint({ erase: 'never' });
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    await core.until('the dialog', waitsFor('wait.trust'));
    room.practice().tap('trust', 'test');
    const run = await core.until('the end', hasEnded);
    expect(run).toMatchObject({ end: 'failed', problem: { code: 'kitting.erase-forbidden' } });
    expect(run.steps.find(({ step }) => step === 'erase')).toMatchObject({ state: 'failed', tries: 0 });
    expect(room.practice().counters).toMatchObject({ erases: 0, cloudConfigurationWrites: 0 });
    expect(room.records(core)).toEqual([expect.objectContaining({ kind: 'failed' })]);
  });

  it('shows whose supervision would be lost, and loses it only by consent', async () => {
    const room = await openKittingRoom({
      screen: 'home',
      supervisedBy: { organization: 'よその学校', allowPairing: true },
    });
    await room.prePair();
    const core = await room.startCore();
    const [device = ''] = await readyDevices(core);
    const { devices } = core.kitting.plan({ blueprintId: room.blueprintId, devices: [device] });
    expect(devices[0]?.steps.find((step) => step.id === 'erase')).toMatchObject({
      decision: 'do',
      reason: { code: 'erase.configured-by', params: { organization: 'よその学校' } },
    });
    await kit(core, room.blueprintId);
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'prepared' });
    expect(room.practice().counters).toMatchObject(erasedOnce);
  });

  it('is called off by pulling the cable before the erase', async () => {
    const room = await openKittingRoom({ screen: 'home' });
    await room.prePair();
    const core = await room.startCore({ timings: { pullOut: 5_000 } });
    await kit(core, room.blueprintId);
    await core.until('the countdown', waitsFor('wait.pull-out'));
    room.practice().detach();
    const run = await core.until('the end', hasEnded);
    expect(run).toMatchObject({ end: 'abandoned', problem: { code: 'kitting.pulled-out' } });
    expect(room.practice().counters.erases).toBe(0);
  });
});

describe('the guard', () => {
  it('asks for no consent that it would not honour, and the record names what was given up on', async () => {
    const room = await openKittingRoom({ screen: 'home', findMy: true });
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    await core.until('the dialog', waitsFor('wait.trust'));
    room.practice().tap('trust', 'test');
    const blocked = await core.until('the block', waitsFor('wait.problem'));
    expect(blocked).toMatchObject({ expects: 'operator', waitingFor: { params: { problem: 'kitting.find-my-on' } } });
    answer(core, blocked, 'abandon');
    await core.until('the end', hasEnded);
    const problem = { code: 'kitting.gave-up', params: { reason: 'kitting.find-my-on' }, chain: [] };
    expect(room.records(core)).toEqual([expect.objectContaining({ kind: 'abandoned', problem })]);
    expect(room.practice().counters).toMatchObject({ erases: 0, cloudConfigurationWrites: 0 });
  });

  it('ends a run whose erase it cannot judge, without asking', async () => {
    const room = await openKittingRoom({ screen: 'home', findMy: 'hidden' });
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    await core.until('the dialog', waitsFor('wait.trust'));
    room.practice().tap('trust', 'test');
    const ended = await core.until('the end', hasEnded);
    expect(ended).toMatchObject({ end: 'failed', attempt: 1, problem: { code: 'kitting.find-my-unknown' } });
  });

  it('never lets a device with Find My on be planned for an erase', async () => {
    const room = await openKittingRoom({ screen: 'home', findMy: true });
    await room.prePair();
    const core = await room.startCore();
    const [device = ''] = await readyDevices(core);
    const { devices } = core.kitting.plan({ blueprintId: room.blueprintId, devices: [device] });
    expect(devices[0]).toMatchObject({ runnable: false });
    expect(devices[0]?.steps.find((step) => step.id === 'guard')?.reason.code).toBe('guard.find-my-on');
    await expect(kit(core, room.blueprintId)).rejects.toThrow(refusal('kitting.nothing-runnable'));
  });

  it('looks again right before the erase, and goes on once Find My is off', async () => {
    const room = await openKittingRoom({ screen: 'home' });
    await room.prePair();
    const core = await room.startCore();
    await readyDevices(core);
    room.practice().content.findMy = true;
    await kit(core, room.blueprintId);
    const blocked = await core.until('the block', waitsFor('wait.problem'));
    expect(blocked.waitingFor?.params).toEqual({ problem: 'kitting.find-my-on' });
    expect(room.practice().counters.erases).toBe(0);
    room.practice().content.findMy = false;
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'prepared' });
    expect(room.practice().counters).toMatchObject(erasedOnce);
  });

  it('erases a device whose Find My cannot be read only when its serial number was typed', async () => {
    const room = await openKittingRoom({ screen: 'home', findMy: 'hidden' });
    await room.prePair();
    const core = await room.startCore();
    const [device = ''] = await readyDevices(core);
    const { planHash, nonce } = core.kitting.plan({ blueprintId: room.blueprintId, devices: [device] });
    core.kitting.arm(true);
    const claim = { planHash, nonce, devices: [device] };
    for (const typed of [undefined, '', 'yes']) {
      const overrides = typed === undefined ? {} : { [device]: typed };
      expect(() => core.kitting.apply({ ...claim, overrides })).toThrow(refusal('kitting.override-needed'));
    }
    core.kitting.apply({ ...claim, overrides: { [device]: room.practice().hardware.serial.toLowerCase() } });
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'prepared' });
    expect(room.practice().counters).toMatchObject(erasedOnce);
  });

  it('waits for the battery, and sees by itself that it was charged', async () => {
    const room = await openKittingRoom({ battery: 50 });
    const core = await room.startCore({ timings: { factsFresh: -1 } });
    await readyDevices(core);
    room.practice().battery.percent = 5;
    await kit(core, room.blueprintId);
    const low = await core.until('the wait', waitsFor('wait.problem'));
    expect(low.waitingFor?.params).toEqual({ problem: 'kitting.battery-low' });
    room.practice().battery.percent = 60;
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'prepared' });
  });
});

describe('a refusal by the device', () => {
  it('33004, assigned elsewhere, is not answered by a second try: a person decides', async () => {
    const room = await openKittingRoom({ adeAssigned: true });
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    const asked = await core.until('the question', waitsFor('wait.configuration-refused'));
    expect(asked.waitingFor?.params).toEqual({ problem: 'mcinstall.ade-assigned' });
    expect(messagesNamed(room.messages(), 'SetCloudConfiguration')).toBe(1);
    answer(core, asked, 'continue');
    const still = await core.until('the question again', waitsFor('wait.configuration-doubt'));
    expect(messagesNamed(room.messages(), 'SetCloudConfiguration')).toBe(1);
    answer(core, still, 'consent');
    const again = await core.until('the refusal', (run) => run.attempt === 2 && run.phase === 'waiting');
    expect(messagesNamed(room.messages(), 'SetCloudConfiguration')).toBe(2);
    answer(core, again, 'abandon');
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'abandoned' });
    expect(room.records(core)).toEqual([expect.objectContaining({ kind: 'abandoned', attempt: 2 })]);
  });

  it('14002, configured by somebody in between, asks for an erase and names them', async () => {
    const room = await openKittingRoom({});
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    await core.until('the intent', (run) => {
      const about = run.steps.some(({ step, state }) => step === 'supervise' && state === 'running');
      if (about)
        room.practice().content.cloudConfiguration = { OrganizationName: 'よその学校', OrganizationMagic: 'X' };
      return about;
    });
    const asked = await core.until('the question', waitsFor('wait.erase-needed-configured-by'));
    expect(asked.waitingFor?.params).toEqual({ organization: 'よその学校' });
    expect(room.practice().counters).toMatchObject({ erases: 0, cloudConfigurationWrites: 0 });
    answer(core, asked, 'consent');
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'prepared', attempt: 2 });
    expect(room.practice().counters).toMatchObject(erasedOnce);
  });
});

describe('the station', () => {
  it('refuses to apply anything but what was shown', async () => {
    const room = await openKittingRoom({});
    const core = await room.startCore();
    const [device = ''] = await readyDevices(core);
    const { planHash, nonce } = core.kitting.plan({ blueprintId: room.blueprintId, devices: [device] });
    const claim = { planHash, nonce, devices: [device] };
    const refuses = (change: Partial<typeof claim>, code: string) =>
      expect(() => core.kitting.apply({ ...claim, ...change })).toThrow(refusal(code));
    refuses({ planHash: 'another' }, 'kitting.plan-changed');
    refuses({ devices: ['ecid:0000000000000001'] }, 'kitting.devices-differ');
    refuses({ nonce: 'guess' }, 'kitting.preview-expired');
    room.blueprint({ revision: 2, deviceName: 'another' });
    refuses({}, 'kitting.plan-changed');
    room.blueprint({ revision: 1, deviceName: 'iPad-{{serialTail}}' });
    core.kitting.pause();
    core.kitting.apply(claim);
    refuses({}, 'kitting.preview-expired');
    expect(() => core.kitting.plan({ blueprintId: room.blueprintId, devices: ['nobody'] })).toThrow(
      refusal('kitting.unknown-device'),
    );
    const second = core.kitting.plan({ blueprintId: room.blueprintId, devices: [device] });
    expect(second.devices[0]?.steps[0]?.reason.code).toBe('device.busy');
  });

  it('rests the queue while Apple cannot be reached, and goes on when told', async () => {
    const room = await openKittingRoom({});
    await room.setActivation(false);
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    const waiting = await core.until('the pause', waitsFor('wait.station'));
    expect(waiting.waitingFor?.params).toEqual({ problem: 'activation.unreachable' });
    expect(core.kitting.isPaused()).toBe(true);
    await room.setActivation(true);
    core.kitting.resumeAll();
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'prepared' });
  });

  it('hears only answers that fit what a run waits for', async () => {
    const room = await openKittingRoom({ screen: 'home' });
    const core = await room.startCore();
    const [run] = await kit(core, room.blueprintId);
    const waiting = await core.until('the dialog', waitsFor('wait.trust'));
    expect(() => answer(core, waiting, 'consent')).toThrow(refusal('kitting.not-waiting'));
    expect(() => answer(core, { ...waiting, attempt: 2 }, 'continue')).toThrow(refusal('kitting.not-waiting'));
    expect(() => answer(core, { ...waiting, runId: 'nobody' }, 'abandon')).toThrow(refusal('kitting.unknown-run'));
    answer(core, waiting, 'abandon');
    expect(await core.until('the end', hasEnded)).toMatchObject({ runId: run?.runId, end: 'abandoned' });
  });
});

const refusal = (code: string) => expect.objectContaining({ code });

function messagesNamed(messages: readonly string[], name: string): number {
  return messages.filter((message) => message.endsWith(` ${name}`)).length;
}
