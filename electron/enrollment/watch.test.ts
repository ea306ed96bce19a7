import { describe, expect, it } from 'vitest';
import { KitError } from '../../shared/errors/kit-error.ts';
import { sampleServerId } from '../../tests/support/sample-run.ts';
import { enrolledFacts, openWatchRoom, type WatchRoom } from '../../tests/support/watch-room.ts';
import type { WatchSubject } from './watch-subject.ts';

const DAY = 86_400_000;

function enroll(room: WatchRoom, ...subjects: WatchSubject[]): void {
  const lastSeenAt = room.clock.now().toISOString();
  room.backend = new Map(subjects.map(({ serial }) => [serial, { enrolled: 'yes', lastSeenAt }]));
}

function attach(room: WatchRoom, subject: WatchSubject, facts = enrolledFacts(subject)): void {
  room.devices.set(subject.deviceKey, facts);
  room.watch.deviceChanged(subject.deviceKey);
}

function detach(room: WatchRoom, subject: WatchSubject): void {
  room.devices.delete(subject.deviceKey);
  room.watch.deviceChanged(subject.deviceKey);
}

describe('watching a prepared device', () => {
  it('goes from prepared to enrolled to verified, each recorded once', async () => {
    const room = openWatchRoom();
    const subject = room.prepare();
    expect(room.watch.watch(subject.runId)).toBe('prepared');
    await room.clock.advance(1000);
    expect(room.watch.verdictOf(subject.runId)).toBe('waiting-for-device');
    enroll(room, subject);
    await room.clock.advance(2000);
    expect(room.watch.verdictOf(subject.runId)).toBe('enrolled');
    expect(room.kinds(subject.runId)).toEqual(['enrolled']);

    attach(room, subject);
    await room.clock.advance(5000);
    expect(room.watch.verdictOf(subject.runId)).toBe('verified');
    expect(room.kinds(subject.runId)).toEqual(['enrolled', 'verified']);
    const [, verified] = room.store.records.list({ runId: subject.runId });
    expect(verified?.record.evidence).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ fact: 'enrollment', value: 'yes', source: 'backend' }),
        expect.objectContaining({ fact: 'cloud-configuration', value: 'ours', source: 'device' }),
        expect.objectContaining({ fact: 'setup-screens', value: 'not-readable', source: 'station' }),
      ]),
    );
  });

  it('asks nothing more after that', async () => {
    const room = openWatchRoom();
    const subject = room.prepare();
    room.devices.set(subject.deviceKey, enrolledFacts(subject));
    enroll(room, subject);
    room.watch.watch(subject.runId);
    await room.clock.advance(5000);
    expect(room.watch.verdictOf(subject.runId)).toBe('verified');
    const { length } = room.questions;
    await room.clock.advance(DAY);
    expect(room.questions).toHaveLength(length);
    expect(room.looks).toHaveLength(1);
  });

  it('looks at an attached device as soon as the backend says enrolled, not before', async () => {
    const room = openWatchRoom();
    const subject = room.prepare();
    room.devices.set(subject.deviceKey, enrolledFacts(subject));
    room.watch.watch(subject.runId);
    await room.clock.advance(5000);
    expect(room.looks).toEqual([]);
    enroll(room, subject);
    await room.clock.advance(2000);
    expect(room.looks).toEqual([subject.deviceKey]);
  });

  it('looks again, more and more rarely, at a device that cannot be read', async () => {
    const room = openWatchRoom();
    const subject = room.prepare();
    room.devices.set(subject.deviceKey, new KitError('internal.timeout', { what: 'x', seconds: '1' }));
    enroll(room, subject);
    room.watch.watch(subject.runId);
    await room.clock.advance(80_000);
    expect(room.looks).toHaveLength(4);
    expect(room.errors).toHaveLength(4);
    room.devices.set(subject.deviceKey, enrolledFacts(subject));
    await room.clock.advance(300_000);
    expect(room.watch.verdictOf(subject.runId)).toBe('verified');
  });

  it('leaves a device alone that is gone, and looks at it when it is back', async () => {
    const room = openWatchRoom();
    const subject = room.prepare();
    room.devices.set(subject.deviceKey, new KitError('mcinstall.device-locked'));
    enroll(room, subject);
    room.watch.watch(subject.runId);
    await room.clock.advance(1000);
    detach(room, subject);
    const looked = room.looks.length;
    await room.clock.advance(600_000);
    expect(room.looks).toHaveLength(looked);
    attach(room, subject);
    await room.clock.advance(0);
    expect(room.watch.verdictOf(subject.runId)).toBe('verified');
  });

  it('notices when a re-attached device is no longer what the run left', async () => {
    const room = openWatchRoom();
    const subject = room.prepare();
    room.watch.watch(subject.runId);
    await room.clock.advance(1000);
    attach(room, subject, enrolledFacts(subject, { cloudConfiguration: null, profileIdentifiers: [] }));
    await room.clock.advance(1000);
    expect(room.watch.verdictOf(subject.runId)).toBe('contradicted');
    expect(room.kinds(subject.runId)).toEqual(['contradicted']);
  });

  it('records a contradiction once, and what is proven afterwards too', async () => {
    const room = openWatchRoom();
    const subject = room.prepare();
    room.watch.watch(subject.runId);
    enroll(room, subject);
    await room.clock.advance(2000);
    room.backend = new Map();
    await room.clock.advance(10_000);
    expect(room.watch.verdictOf(subject.runId)).toBe('contradicted');
    enroll(room, subject);
    await room.clock.advance(10_000);
    expect(room.watch.verdictOf(subject.runId)).toBe('enrolled');
    room.backend = new Map();
    await room.clock.advance(10_000);
    expect(room.kinds(subject.runId)).toEqual(['enrolled', 'contradicted']);
  });

  it('is done at once without a server', async () => {
    const room = openWatchRoom();
    const subject = room.prepare({ serverId: null });
    expect(room.watch.watch(subject.runId)).toBe('supervised-only');
    await room.clock.advance(60_000);
    expect(room.questions).toEqual([]);
    expect(room.store.watches.get(subject.runId)).not.toHaveProperty('nextPollAt');
  });

  it('ends when the same device is prepared anew', async () => {
    const room = openWatchRoom();
    const first = room.prepare();
    room.watch.watch(first.runId);
    await room.clock.advance(1000);
    const second = room.prepare({ deviceKey: first.deviceKey, serial: first.serial, magics: ['ANOTHER'] });
    room.watch.watch(second.runId);
    attach(room, second, enrolledFacts(second, { cloudConfiguration: null }));
    await room.clock.advance(5000);
    expect(room.kinds(first.runId)).toEqual([]);
    expect(room.kinds(second.runId)).toEqual(['contradicted']);
  });

  it('gives up after two weeks', async () => {
    const room = openWatchRoom();
    const subject = room.prepare();
    room.watch.watch(subject.runId);
    await room.clock.advance(DAY);
    expect(room.store.watches.get(subject.runId)).toHaveProperty('nextPollAt');
    await room.clock.advance(13 * DAY + 300_000);
    expect(room.store.watches.get(subject.runId)).not.toHaveProperty('nextPollAt');
  });
});

describe('asking the backend', () => {
  it('puts at most fifty serials into a question', async () => {
    const room = openWatchRoom();
    const subjects = Array.from({ length: 64 }, () => room.prepare());
    for (const { runId } of subjects) room.watch.watch(runId);
    enroll(room, ...subjects);
    await room.clock.advance(0);
    expect(room.questions.map((serials) => serials.length)).toEqual([50, 14]);
    expect(subjects.filter(({ runId }) => room.watch.verdictOf(runId) === 'enrolled')).toHaveLength(64);
  });

  it('slows down when nothing moves, and speeds up when a device comes', async () => {
    const room = openWatchRoom();
    const subject = room.prepare();
    room.watch.watch(subject.runId);
    await room.clock.advance(DAY);
    const asked = room.questions.length;
    await room.clock.advance(3_600_000);
    expect(room.questions.length - asked).toBeLessThanOrEqual(13);
    const quiet = room.questions.length;
    attach(room, subject, enrolledFacts(subject, { setupDone: 'no', profileIdentifiers: ['school.wifi'] }));
    await room.clock.advance(10_000);
    expect(room.questions.length - quiet).toBeGreaterThanOrEqual(10);
  });

  it('probes with one serial while the network is down, and asks about all when it is back', async () => {
    const room = openWatchRoom();
    const subjects = Array.from({ length: 5 }, () => room.prepare());
    room.backend = new KitError('backend.unreachable', { host: 'h', reason: 'ECONNREFUSED' });
    for (const { runId } of subjects) room.watch.watch(runId);
    await room.clock.advance(3_600_000);
    expect(new Set(subjects.map(({ runId }) => room.watch.verdictOf(runId)))).toEqual(new Set(['waiting-for-network']));
    expect(room.questions.length).toBeLessThan(25);
    expect(room.questions.slice(1).every((serials) => serials.length === 1)).toBe(true);

    enroll(room, ...subjects);
    room.watch.kick();
    await room.clock.advance(0);
    expect(new Set(subjects.map(({ runId }) => room.watch.verdictOf(runId)))).toEqual(new Set(['enrolled']));
    // Whatever else waits for that server hears of it.
    expect(room.answering).toEqual([sampleServerId]);
  });

  it('tells a failing backend from a missing network', async () => {
    const room = openWatchRoom();
    const subject = room.prepare();
    room.backend = new KitError('backend.auth', { host: 'h', status: '401' });
    room.watch.watch(subject.runId);
    await room.clock.advance(1000);
    expect(room.watch.verdictOf(subject.runId)).toBe('waiting-for-backend');
  });

  it('takes nothing back when the network goes', async () => {
    const room = openWatchRoom();
    const subject = room.prepare();
    room.watch.watch(subject.runId);
    enroll(room, subject);
    await room.clock.advance(2000);
    room.backend = new KitError('backend.unreachable', { host: 'h', reason: 'ENETDOWN' });
    await room.clock.advance(60_000);
    expect(room.watch.verdictOf(subject.runId)).toBe('enrolled');
  });

  it('looks at attached devices instead where nobody can be asked', async () => {
    const room = openWatchRoom();
    room.canLookUp = false;
    const subject = room.prepare();
    room.devices.set(
      subject.deviceKey,
      enrolledFacts(subject, { setupDone: 'no', profileIdentifiers: ['school.wifi'] }),
    );
    room.watch.watch(subject.runId);
    await room.clock.advance(1000);
    expect(room.watch.verdictOf(subject.runId)).toBe('waiting-for-device');
    room.devices.set(subject.deviceKey, enrolledFacts(subject));
    await room.clock.advance(20_000);
    expect(room.watch.verdictOf(subject.runId)).toBe('enrolled');
    expect(room.questions).toEqual([]);
  });

  it('goes on looking at attached devices where only files tell, which know nothing yet', async () => {
    const room = openWatchRoom();
    room.byFiles = true;
    const subject = room.prepare();
    room.backend = new Map([[subject.serial, { enrolled: 'unknown' }]]);
    room.devices.set(
      subject.deviceKey,
      enrolledFacts(subject, { setupDone: 'no', profileIdentifiers: ['school.wifi'] }),
    );
    room.watch.watch(subject.runId);
    await room.clock.advance(1000);
    room.devices.set(subject.deviceKey, enrolledFacts(subject));
    await room.clock.advance(20_000);
    expect(room.watch.verdictOf(subject.runId)).toBe('enrolled');
  });
});

describe('where the blueprint asks for less than both words', () => {
  it('goes by attached devices alone, and asks no MDM', async () => {
    const room = openWatchRoom();
    room.backend = new KitError('backend.unreachable', { host: 'h', reason: 'ENETDOWN' });
    const subject = room.prepare({ verification: 'device' });
    const notYet = enrolledFacts(subject, { setupDone: 'no', profileIdentifiers: ['school.wifi'] });
    room.devices.set(subject.deviceKey, notYet);
    room.watch.watch(subject.runId);
    await room.clock.advance(1000);
    expect(room.watch.verdictOf(subject.runId)).toBe('waiting-for-device');
    room.devices.set(subject.deviceKey, enrolledFacts(subject));
    await room.clock.advance(20_000);
    expect(room.watch.verdictOf(subject.runId)).toBe('verified');
    expect(room.kinds(subject.runId)).toEqual(['enrolled', 'verified']);
    expect(room.questions).toEqual([]);
  });

  it('goes by the MDM alone, and looks at no device, beside others of the same server', async () => {
    const room = openWatchRoom();
    const [asked, unasked] = [room.prepare({ verification: 'mdm' }), room.prepare({ verification: 'device' })];
    enroll(room, asked, unasked);
    room.watch.watch(asked.runId);
    room.watch.watch(unasked.runId);
    await room.clock.advance(5000);
    expect(room.watch.verdictOf(asked.runId)).toBe('verified');
    expect(room.watch.verdictOf(unasked.runId)).toBe('waiting-for-device');
    expect(room.looks).toEqual([]);
    expect(new Set(room.questions.flat())).toEqual(new Set([asked.serial]));
  });
});

describe('verifying by hand', () => {
  it('asks the backend and looks at the device at once', async () => {
    const room = openWatchRoom();
    const subject = room.prepare();
    room.watch.watch(subject.runId);
    await room.clock.advance(3_600_000);
    enroll(room, subject);
    room.devices.set(subject.deviceKey, enrolledFacts(subject));
    expect(await room.watch.verify(subject.runId)).toBe('verified');
    expect(room.kinds(subject.runId)).toEqual(['enrolled', 'verified']);
  });

  it('can contradict what was verified', async () => {
    const room = openWatchRoom();
    const subject = room.prepare();
    room.devices.set(subject.deviceKey, enrolledFacts(subject));
    enroll(room, subject);
    room.watch.watch(subject.runId);
    expect(await room.watch.verify(subject.runId)).toBe('verified');
    room.devices.set(subject.deviceKey, enrolledFacts(subject, { cloudConfiguration: null }));
    expect(await room.watch.verify(subject.runId)).toBe('contradicted');
    expect(room.kinds(subject.runId)).toEqual(['enrolled', 'verified', 'contradicted']);
  });

  it('hands on what a look threw', async () => {
    const room = openWatchRoom();
    const subject = room.prepare();
    room.watch.watch(subject.runId);
    room.devices.set(subject.deviceKey, new KitError('mcinstall.device-locked'));
    await expect(room.watch.verify(subject.runId)).rejects.toMatchObject({ code: 'mcinstall.device-locked' });
  });

  it('refuses a run it does not know', async () => {
    const room = openWatchRoom();
    await expect(room.watch.verify('no-such-run')).rejects.toMatchObject({ code: 'enrollment.not-watched' });
  });
});

describe('after a restart', () => {
  it('goes on where it was, and records nothing twice', async () => {
    const room = openWatchRoom();
    const subject = room.prepare();
    room.watch.watch(subject.runId);
    enroll(room, subject);
    await room.clock.advance(2000);
    room.watch.stop();

    const watch = room.restart();
    watch.start();
    expect(watch.verdictOf(subject.runId)).toBe('enrolled');
    await room.clock.advance(2000);
    room.devices.set(subject.deviceKey, enrolledFacts(subject));
    watch.deviceChanged(subject.deviceKey);
    await room.clock.advance(2000);
    expect(room.kinds(subject.runId)).toEqual(['enrolled', 'verified']);
  });

  it('begins the watch that a dying core did not begin', async () => {
    const room = openWatchRoom();
    const subject = room.prepare();
    room.watch.stop();
    const watch = room.restart();
    watch.start();
    await room.clock.advance(1000);
    expect(watch.verdictOf(subject.runId)).toBe('waiting-for-device');
  });

  it('leaves alone what was done', async () => {
    const room = openWatchRoom();
    const subject = room.prepare({ serverId: null });
    room.watch.watch(subject.runId);
    room.watch.stop();
    room.verdicts.length = 0;
    room.restart().start();
    await room.clock.advance(60_000);
    expect(room.verdicts).toEqual([]);
  });
});

describe('a store that cannot be written', () => {
  it('loses nothing: the next answer is recorded', async () => {
    const room = openWatchRoom();
    const subject = room.prepare();
    room.watch.watch(subject.runId);
    await room.clock.advance(1000);
    enroll(room, subject);
    room.store.db.pragma('query_only = 1');
    await room.clock.advance(2000);
    expect(room.watch.verdictOf(subject.runId)).toBe('waiting-for-device');
    expect(room.errors.length).toBeGreaterThan(0);
    room.store.db.pragma('query_only = 0');
    await room.clock.advance(2000);
    expect(room.kinds(subject.runId)).toEqual(['enrolled']);
  });
});
