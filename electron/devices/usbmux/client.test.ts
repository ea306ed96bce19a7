import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { PlistDict } from '../../codecs/plist/value.ts';
import { encodeMuxPlist, encodeMuxResult } from '../../codecs/usbmux-frames.ts';
import { systemClock } from '../../ports/clock.ts';
import { createTestClock } from '../../ports/test-clock.ts';
import { startScriptedMux } from '../testing/scripted-mux.ts';
import { type ScriptedServer, startScriptedServer } from '../testing/scripted-server.ts';
import { createMux } from './client.ts';

const UDID = '00008110-000123456789ABCD';
let server: ScriptedServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** A usbmuxd that gives each request the same bytes. */
async function muxThatAnswers(bytes: Buffer, then?: (socket: Socket) => void) {
  server = await startScriptedServer((socket) => {
    socket.once('data', () => {
      socket.write(bytes);
      then?.(socket);
    });
  });
  return createMux(server.address, { clock: systemClock });
}

const answer = (body: PlistDict) => encodeMuxPlist(1, body);
const result = (number: number) => answer({ MessageType: 'Result', Number: number });
const attached = (deviceId: number, properties: PlistDict) => ({
  DeviceID: deviceId,
  MessageType: 'Attached',
  Properties: { ConnectionType: 'USB', SerialNumber: UDID, LocationID: 1, ProductID: 4776, ...properties },
});

describe('mux client', () => {
  it('lists devices on a cable, by their outer DeviceID, and passes over entries it cannot read', async () => {
    const mux = await muxThatAnswers(
      answer({
        DeviceList: [
          attached(2, { DeviceID: 1, SerialNumber: '00008110000123456789ABCD', LocationID: -2_000_000_000 }),
          attached(3, { ConnectionType: 'Network' }),
          attached(4, { SerialNumber: 'no udid' }),
          { DeviceID: 5 },
          'nonsense',
        ],
      }),
    );
    expect(await mux.listDevices()).toEqual([{ deviceId: 2, udid: UDID, locationId: 2_294_967_296, productId: 4776 }]);
  });

  it('connects and hands on the bytes that came with the answer', async () => {
    const mux = await muxThatAnswers(Buffer.concat([result(0), Buffer.from('hello ')]), (socket) => {
      setImmediate(() => socket.end('world'));
    });
    const { socket, rest } = await mux.connect(7, 62078);
    const chunks = [rest];
    for await (const chunk of socket) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe('hello world');
  });

  it('asks for a port in network byte order', async () => {
    const scripted = await startScriptedMux({ 62078: (socket) => void socket.end() });
    server = scripted;
    const { socket } = await createMux(scripted.address, { clock: systemClock }).connect(7, 62078);
    socket.destroy();
    expect(scripted.requests[0]).toMatchObject({ MessageType: 'Connect', DeviceID: 7, PortNumber: 32498 });
  });

  it.each([
    [2, 'usbmux.device-gone'],
    [3, 'usbmux.refused'],
    [1, 'usbmux.failed'],
    [6, 'usbmux.failed'],
  ])('reads Result %i of Connect as %s', async (number, code) => {
    await expect((await muxThatAnswers(result(number))).connect(7, 1)).rejects.toMatchObject({ code });
  });

  it('takes Result 2 for a missing pair record, not for a missing device', async () => {
    const mux = await muxThatAnswers(result(2));
    expect(await mux.readPairRecord(UDID)).toBeUndefined();
    expect(await mux.deletePairRecord(UDID)).toBe(false);
  });

  it('reads the answer of the binary protocol', async () => {
    const mux = await muxThatAnswers(encodeMuxResult(1, 6));
    await expect(mux.readBuid()).rejects.toMatchObject({ code: 'usbmux.failed', params: { number: '6' } });
  });

  it('tells a damaged pair record without repeating it', async () => {
    const mux = await muxThatAnswers(answer({ PairRecordData: Buffer.from('canary') }));
    const error = await mux.readPairRecord(UDID).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'lockdown.pair-record-malformed' });
    expect(JSON.stringify(error)).not.toContain('canary');
  });

  it.each([
    ['a length of 4 GiB', Buffer.from('ffffffff010000000800000001000000', 'hex')],
    ['a length below the header', Buffer.from('0f000000010000000800000001000000', 'hex')],
    ['another message', Buffer.from('10000000010000000500000001000000', 'hex')],
    ['no property list', Buffer.from('14000000010000000800000001000000deadbeef', 'hex')],
    ['no Result', answer({ Hello: 'there' })],
    ['an HTTP server', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ])('refuses an answer with %s', async (_, bytes) => {
    await expect((await muxThatAnswers(bytes)).readBuid()).rejects.toMatchObject({ code: 'usbmux.bad-answer' });
  });

  it('says who cannot be reached when nobody listens', async () => {
    const mux = createMux({ kind: 'unix', path: '/nowhere/usbmuxd' }, { clock: systemClock });
    await expect(mux.listDevices()).rejects.toMatchObject({
      code: 'usbmux.unreachable',
      params: { address: '/nowhere/usbmuxd', reason: 'ENOENT' },
    });
    const long = createMux({ kind: 'unix', path: `/${'x'.repeat(300)}` }, { clock: systemClock });
    await expect(long.listDevices()).rejects.toMatchObject({ code: 'usbmux.unreachable' });
  });

  it('works over TCP and survives a reset there', async () => {
    const tcp = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.resetAndDestroy());
    }).listen(0, '127.0.0.1');
    await once(tcp, 'listening');
    const at = tcp.address();
    const port = typeof at === 'object' && at !== null ? at.port : 0;
    const mux = createMux({ kind: 'tcp', host: '127.0.0.1', port }, { clock: systemClock });
    await expect(mux.listDevices()).rejects.toMatchObject({ code: 'usbmux.connection-lost' });
    tcp.close();
    await once(tcp, 'close');
    await expect(mux.listDevices()).rejects.toMatchObject({ params: { reason: 'ECONNREFUSED' } });
  });

  it('gives up on a usbmuxd that stays silent', async () => {
    const clock = createTestClock();
    server = await startScriptedServer(() => {});
    const refused = expect(createMux(server.address, { clock }).listDevices()).rejects.toMatchObject({
      code: 'usbmux.no-answer',
      params: { command: 'ListDevices', seconds: '10' },
    });
    await server.connection(1);
    await clock.advance(10_000);
    await refused;
  });

  it('stops when the signal aborts', async () => {
    server = await startScriptedServer(() => {});
    const stop = new AbortController();
    const stopped = expect(
      createMux(server.address, { clock: systemClock }).readBuid(stop.signal),
    ).rejects.toMatchObject({
      code: 'internal.aborted',
    });
    await server.connection(1);
    stop.abort();
    await stopped;
  });
});
