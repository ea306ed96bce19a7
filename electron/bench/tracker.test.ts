import { describe, expect, it } from 'vitest';
import type { AttachedDevice, DeviceFacts, DeviceSnapshot } from '../../shared/domain/device.ts';
import { ecidSchema, serialSchema, udidSchema } from '../../shared/domain/ids.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { openScratchStore } from '../../tests/support/open-scratch-store.ts';
import { createTestClock } from '../ports/test-clock.ts';
import type { DeviceReader } from './device-reader.ts';
import { createTracker } from './tracker.ts';

const modern = udidSchema.parse('00008110-000123456789ABCD');
const old = udidSchema.parse('0123456789012345678901234567890123456789');
const modernKey = 'ecid:000123456789ABCD';

const attached = (deviceId: number, udid = modern): AttachedDevice => ({
  deviceId,
  udid,
  locationId: 0x01100000,
  productId: 4779,
});

function factsOf(udid: typeof modern): DeviceFacts {
  return {
    udid,
    ecid: ecidSchema.parse(udid === modern ? '000123456789ABCD' : '00000000000000FF'),
    serial: serialSchema.parse('DMPXK0AAJF88'),
    paired: true,
    findMy: 'no',
    setupDone: 'no',
    supervised: 'no',
  };
}

type Reading = {
  device: AttachedDevice;
  signal: AbortSignal;
  settle: (facts: DeviceFacts) => void;
  fail: (e: Error) => void;
};

function setUp() {
  const clock = createTestClock();
  const readings: Reading[] = [];
  const reader: DeviceReader = {
    read: (device, signal) =>
      new Promise((settle, fail) => {
        readings.push({ device, signal, settle, fail });
        signal.addEventListener('abort', () => fail(signal.reason));
      }),
  };
  const store = openScratchStore();
  const tracker = createTracker({
    reader,
    devices: store.devices,
    ignored: () => undefined,
    slots: () => [{ name: '07', locationIds: [0x01100000] }],
    clock,
  });
  const seen: DeviceSnapshot[] = [];
  tracker.onChange((device) => seen.push(device));
  return { clock, readings, store, tracker, seen, settle: () => clock.advance(0) };
}

describe('the bench', () => {
  it('reads a device that appears, and tells of it', async () => {
    const { tracker, readings, seen, settle } = setUp();
    tracker.handle({ type: 'attached', device: attached(7) });
    expect(tracker.get(modernKey)).toMatchObject({ attached: true, state: 'identifying', slot: '07', deviceId: 7 });
    await settle();
    readings[0]?.settle(factsOf(modern));
    await settle();
    expect(seen.at(-1)).toMatchObject({ key: modernKey, state: 'ready', facts: { serial: 'DMPXK0AAJF88' } });
    for (const name of [
      modernKey,
      modern,
      modern.toLowerCase(),
      '000123456789abcd',
      '0x000123456789ABCD',
      'dmpxk0aajf88',
    ]) {
      expect(tracker.find(name)?.key).toBe(modernKey);
    }
    expect(tracker.find('')).toBeUndefined();
  });

  it('gives an old device its provisional key until the ECID is read, and finds it by both', async () => {
    const { tracker, readings, seen, settle } = setUp();
    tracker.handle({ type: 'attached', device: attached(7, old) });
    const [{ key: provisional } = { key: '' }] = tracker.list();
    expect(provisional).toBe(`udid:${old}`);
    await settle();
    readings[0]?.settle(factsOf(old));
    await settle();
    expect(tracker.list().map((device) => device.key)).toEqual(['ecid:00000000000000FF']);
    expect(tracker.get(provisional)?.key).toBe('ecid:00000000000000FF');
    expect(seen).toContainEqual(expect.objectContaining({ key: provisional, attached: false }));
    tracker.handle({ type: 'detached', deviceId: 7 });
    tracker.handle({ type: 'attached', device: attached(8, old) });
    expect(tracker.list()).toHaveLength(1);
    expect(tracker.get(provisional)).toMatchObject({ key: 'ecid:00000000000000FF', deviceId: 8 });
  });

  it('keeps the last facts of a device that went away', async () => {
    const { tracker, readings, settle } = setUp();
    tracker.handle({ type: 'attached', device: attached(7) });
    await settle();
    readings[0]?.settle(factsOf(modern));
    await settle();
    tracker.handle({ type: 'detached', deviceId: 7 });
    expect(tracker.get(modernKey)).toMatchObject({ attached: false, facts: { serial: 'DMPXK0AAJF88' } });
    expect(tracker.freshFacts(modernKey, 60_000)).toBeUndefined();
  });

  it('ends the old attachment when the device appears a second time, and hears its late Detached as nothing', async () => {
    const { tracker, readings, settle } = setUp();
    tracker.handle({ type: 'attached', device: attached(7) });
    const first = tracker.attachment(modernKey, 7);
    await settle();
    tracker.handle({ type: 'attached', device: attached(8) });
    await settle();
    expect([first.aborted, tracker.attachment(modernKey, 8).aborted]).toEqual([true, false]);
    tracker.handle({ type: 'detached', deviceId: 7 });
    expect(tracker.attached(modernKey)?.deviceId).toBe(8);
    readings.at(-1)?.settle(factsOf(modern));
    await settle();
    expect(tracker.get(modernKey)?.state).toBe('ready');
  });

  it('loses everybody when usbmuxd is lost', () => {
    const { tracker } = setUp();
    tracker.handle({ type: 'attached', device: attached(7) });
    const attachment = tracker.attachment(modernKey, 7);
    tracker.handle({ type: 'down', problem: new KitError('internal.timeout') });
    expect([tracker.get(modernKey)?.attached, attachment.aborted]).toEqual([false, true]);
  });

  it('says why a device cannot be read', async () => {
    const { tracker, readings, settle } = setUp();
    tracker.handle({ type: 'attached', device: attached(7) });
    await settle();
    readings[0]?.fail(new KitError('kitting.device-locked'));
    await settle();
    expect(tracker.get(modernKey)).toMatchObject({ state: 'unreadable', problem: 'kitting.device-locked' });
  });

  it('leaves a device alone while a run holds it, also one that has yet to appear', async () => {
    const { clock, tracker, readings, settle } = setUp();
    tracker.setRun(modernKey, 'run-1');
    tracker.handle({ type: 'attached', device: attached(7) });
    tracker.handle({ type: 'paired', deviceId: 7 });
    await settle();
    expect(readings).toEqual([]);
    expect(tracker.get(modernKey)).toMatchObject({ state: 'ready', runId: 'run-1' });
    await expect(tracker.inspect(modernKey)).rejects.toThrow(expect.objectContaining({ code: 'kitting.device-busy' }));
    tracker.setRun(modernKey, undefined);
    await clock.advance(2_000);
    expect(readings).toHaveLength(1);
  });

  it('reads a device anew once its run is over, and trusts nothing that was read before', async () => {
    const { clock, tracker, readings, settle } = setUp();
    tracker.handle({ type: 'attached', device: attached(7) });
    await settle();
    readings[0]?.settle(factsOf(modern));
    await settle();
    tracker.setRun(modernKey, 'run-1');
    tracker.learn(modernKey, factsOf(modern));
    await settle();
    expect(readings).toHaveLength(1);
    tracker.setRun(modernKey, undefined);
    expect(tracker.freshFacts(modernKey, 60_000)).toBeUndefined();
    await clock.advance(2_000);
    readings[1]?.settle({ ...factsOf(modern), supervised: 'yes' });
    await settle();
    expect(tracker.get(modernKey)).toMatchObject({ state: 'ready', facts: { supervised: 'yes' } });
    expect(readings).toHaveLength(2);
  });

  it('leaves the wire to the devices still being kitted for a moment', async () => {
    const { clock, tracker, readings } = setUp();
    tracker.setRun(modernKey, 'run-1');
    tracker.handle({ type: 'attached', device: attached(7) });
    tracker.setRun(modernKey, undefined);
    await clock.advance(1_999);
    expect(readings).toEqual([]);
    await clock.advance(1);
    expect(readings).toHaveLength(1);
  });

  it('does not read a device that the next run has taken by then', async () => {
    const { clock, tracker, readings } = setUp();
    tracker.setRun(modernKey, 'run-1');
    tracker.handle({ type: 'attached', device: attached(7) });
    tracker.setRun(modernKey, undefined);
    tracker.setRun(modernKey, 'run-2');
    await clock.advance(2_000);
    expect(readings).toEqual([]);
  });

  it('takes what a run learnt, and forgets a reading when it is too old', async () => {
    const { clock, tracker } = setUp();
    tracker.setRun(modernKey, 'run-1');
    tracker.handle({ type: 'attached', device: attached(7) });
    tracker.learn(modernKey, factsOf(modern));
    tracker.learn(modernKey, { name: 'iPad-07' });
    expect(tracker.freshFacts(modernKey, 1_000)).toMatchObject({ serial: 'DMPXK0AAJF88', name: 'iPad-07' });
    await clock.advance(1_001);
    expect(tracker.freshFacts(modernKey, 1_000)).toBeUndefined();
  });
});

describe('waiting for a return', () => {
  it('is over at once for a device that is here', async () => {
    const { tracker } = setUp();
    tracker.handle({ type: 'attached', device: attached(7) });
    const signal = new AbortController().signal;
    expect((await tracker.waitForReturn(modernKey, { signal })).deviceId).toBe(7);
  });

  it('does not take the attachment that is over', async () => {
    const { tracker } = setUp();
    tracker.handle({ type: 'attached', device: attached(7) });
    const { signal } = new AbortController();
    const back = tracker.waitForReturn(modernKey, { afterDeviceId: 7, signal });
    tracker.handle({ type: 'detached', deviceId: 7 });
    tracker.handle({ type: 'attached', device: attached(8) });
    expect((await back).deviceId).toBe(8);
  });

  it('ends with its signal', async () => {
    const { tracker } = setUp();
    const stop = new AbortController();
    const back = tracker.waitForReturn(modernKey, { signal: stop.signal });
    stop.abort(new Error('enough'));
    await expect(back).rejects.toThrow('enough');
  });
});
