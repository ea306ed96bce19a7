import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPracticeKeys, type PracticeKeys } from '../../electron/devices/testing/practice-keys.ts';
import { createMux, type Mux } from '../../electron/devices/usbmux/client.ts';
import { type MuxEvent, watchMux } from '../../electron/devices/usbmux/watch.ts';
import { systemClock } from '../../electron/ports/clock.ts';
import { type RealUsbmuxd, startRealUsbmuxd } from '../support/real-usbmuxd.ts';

const UDID = '00008030-000123456789ABCD';
let real: RealUsbmuxd;
let mux: Mux;
let keys: PracticeKeys;

beforeAll(async () => {
  [real, keys] = await Promise.all([startRealUsbmuxd(), createPracticeKeys()]);
  mux = createMux({ kind: 'unix', path: real.address }, { clock: systemClock });
});
afterAll(async () => {
  await real?.stop();
});

describe('our usbmux client and Debian’s usbmuxd', () => {
  it('lists no device and connects to none', async () => {
    expect(await mux.listDevices()).toEqual([]);
    await expect(mux.connect(1, 62078)).rejects.toMatchObject({ code: 'usbmux.device-gone' });
  });

  it('reads the host’s UUID, the same each time', async () => {
    const buid = await mux.readBuid();
    expect(buid).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
    expect(await mux.readBuid()).toBe(buid);
  });

  it('stores, replaces, reads and deletes a pair record', async () => {
    expect(await mux.readPairRecord(UDID)).toBeUndefined();
    await mux.savePairRecord(UDID, keys.record);
    expect(await mux.readPairRecord(UDID)).toEqual(keys.record);
    await mux.savePairRecord(UDID, { ...keys.record, hostId: 'ANOTHER' }, 99);
    expect((await mux.readPairRecord(UDID))?.hostId).toBe('ANOTHER');
    expect(await mux.deletePairRecord(UDID)).toBe(true);
    expect(await mux.deletePairRecord(UDID)).toBe(false);
    expect(await mux.readPairRecord(UDID)).toBeUndefined();
  });

  it('is watched, and missed when it ends', async () => {
    const other = await startRealUsbmuxd();
    const stop = new AbortController();
    const { promise: up, resolve: isUp } = Promise.withResolvers<void>();
    const { promise: down, resolve: isDown } = Promise.withResolvers<MuxEvent>();
    let wasUp = false;
    const onEvent = (event: MuxEvent) => {
      if (event.type === 'up') isUp();
      else if (wasUp) isDown(event);
      wasUp ||= event.type === 'up';
    };
    watchMux(
      { kind: 'unix', path: other.address },
      { clock: systemClock, random: Math.random, onEvent, signal: stop.signal },
    );
    await up;
    await other.stop();
    expect(await down).toMatchObject({ type: 'down', problem: { code: 'usbmux.connection-lost' } });
    stop.abort();
  });
});
