import { rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { PlistDict } from '../../codecs/plist/value.ts';
import { encodeMuxPlist } from '../../codecs/usbmux-frames.ts';
import { createTestClock } from '../../ports/test-clock.ts';
import { type ScriptedServer, startScriptedServer } from '../testing/scripted-server.ts';
import { type MuxEvent, watchMux } from './watch.ts';

const UDID = '00008110-000123456789ABCD';
let server: ScriptedServer | undefined;
let stop = new AbortController();

afterEach(async () => {
  stop.abort();
  stop = new AbortController();
  await server?.close();
});

/** Collects events and lets a test await the next ones. */
function collector<T = MuxEvent>() {
  const events: T[] = [];
  let wake = () => {};
  return {
    events,
    onEvent: (event: T) => {
      events.push(event);
      wake();
    },
    async until(count: number) {
      while (events.length < count) await new Promise<void>((resolve) => (wake = resolve));
    },
  };
}

const result = (number: number) => encodeMuxPlist(1, { MessageType: 'Result', Number: number });
const event = (body: PlistDict) => encodeMuxPlist(0, body);
const attached = (deviceId: number, connection = 'USB') =>
  event({
    MessageType: 'Attached',
    DeviceID: deviceId,
    Properties: { ConnectionType: connection, SerialNumber: UDID, LocationID: 5, ProductID: 6 },
  });
const detached = (deviceId: number) => event({ MessageType: 'Detached', DeviceID: deviceId });

const answerListen =
  (...bytes: Buffer[]) =>
  (socket: Socket) => {
    socket.once('data', () => socket.write(Buffer.concat([result(0), ...bytes])));
  };

describe('watching usbmuxd', () => {
  it('tells of devices on a cable and of nothing else', async () => {
    server = await startScriptedServer(
      answerListen(
        attached(7),
        attached(8, 'Network'),
        event({ MessageType: 'Paired', DeviceID: 7 }),
        event({ MessageType: 'Paired', DeviceID: 9 }),
        event({ MessageType: 'Gossip' }),
        detached(8),
        detached(7),
        detached(7),
        attached(10),
      ),
    );
    const seen = collector();
    watchMux(server.address, { clock: createTestClock(), random: () => 0, onEvent: seen.onEvent, signal: stop.signal });
    await seen.until(5);
    const device = { udid: UDID, locationId: 5, productId: 6 };
    expect(seen.events).toEqual([
      { type: 'up' },
      { type: 'attached', device: { ...device, deviceId: 7 } },
      { type: 'paired', deviceId: 7 },
      { type: 'detached', deviceId: 7 },
      { type: 'attached', device: { ...device, deviceId: 10 } },
    ]);
  });

  it('connects again after an outage, with a growing pause and one "down"', async () => {
    const clock = createTestClock();
    server = await startScriptedServer((socket, n) => {
      if (n === 1 || n === 4) answerListen()(socket);
      else socket.destroy();
    });
    const seen = collector();
    const pauses = collector<number>();
    const random = () => {
      pauses.onEvent(clock.monotonic());
      return 0.5;
    };
    watchMux(server.address, { clock, random, onEvent: seen.onEvent, signal: stop.signal });
    await seen.until(1);
    (await server.connection(1)).destroy();
    for (const [nth, pauseMs] of [187.5, 375, 750].entries()) {
      await pauses.until(nth + 1);
      await clock.advance(pauseMs - 1);
      expect(server.connections()).toBe(nth + 1);
      await clock.advance(1);
    }
    await seen.until(3);
    expect(seen.events).toMatchObject([
      { type: 'up' },
      { type: 'down', problem: { code: 'usbmux.connection-lost' } },
      { type: 'up' },
    ]);
  });

  it('comes up by itself once usbmuxd is there', async () => {
    const clock = createTestClock();
    const gone = await startScriptedServer(() => {});
    await gone.close();
    const seen = collector();
    watchMux(gone.address, { clock, random: () => 0, onEvent: seen.onEvent, signal: stop.signal });
    await seen.until(1);
    expect(seen.events[0]).toMatchObject({ type: 'down', problem: { code: 'usbmux.unreachable' } });
    const back = createServer(answerListen(attached(1)));
    await new Promise<void>((resolve) => back.listen(gone.address.path, resolve));
    await clock.advance(5_000);
    await seen.until(3);
    expect(seen.events.map(({ type }) => type)).toEqual(['down', 'up', 'attached']);
    stop.abort();
    await new Promise((resolve) => back.close(resolve));
    await rm(gone.address.path, { force: true });
  });

  it.each([
    ['a refused Listen', result(1), 'usbmux.failed', 1],
    ['a frame of 4 GiB', Buffer.concat([result(0), Buffer.alloc(16, 0xff)]), 'usbmux.bad-answer', 2],
  ])('survives %s', async (_, bytes, code, events) => {
    server = await startScriptedServer((socket) => {
      socket.once('data', () => socket.write(bytes));
    });
    const seen = collector();
    watchMux(server.address, { clock: createTestClock(), random: () => 0, onEvent: seen.onEvent, signal: stop.signal });
    await seen.until(events);
    expect(seen.events.at(-1)).toMatchObject({ type: 'down', problem: { code } });
  });

  it('ends its connection and tells nothing more once stopped', async () => {
    server = await startScriptedServer(answerListen());
    const seen = collector();
    watchMux(server.address, { clock: createTestClock(), random: () => 0, onEvent: seen.onEvent, signal: stop.signal });
    await seen.until(1);
    const socket = await server.connection(1);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    stop.abort();
    await closed;
    expect(seen.events).toHaveLength(1);
  });
});
