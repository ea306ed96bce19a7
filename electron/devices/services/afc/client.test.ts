import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { AfcOp, type AfcPacket, AfcStatus, afcFrameSplitter, encodeAfc, parseAfc } from '../../../codecs/afc-frames.ts';
import { type DeviceWithServices, openDeviceWithServices } from '../../testing/device-with-services.ts';
import { openAfc } from './client.ts';

let device: DeviceWithServices | undefined;
let seen: AfcPacket[] = [];

afterEach(async () => {
  await device?.close();
});

type Answer = { readonly op: number; readonly params?: Buffer; readonly payload?: Buffer } | Buffer;

async function open(answer: (packet: AfcPacket) => Answer) {
  seen = [];
  const serve = (socket: Socket) => {
    const splitter = afcFrameSplitter();
    socket.on('data', (chunk: Buffer) => {
      for (const packet of splitter.push(chunk).map(parseAfc)) {
        seen.push(packet);
        const given = answer(packet);
        const { packetNumber } = packet;
        socket.write(Buffer.isBuffer(given) ? given : encodeAfc({ params: Buffer.alloc(0), packetNumber, ...given }));
      }
    });
  };
  device = await openDeviceWithServices({ 'com.apple.afc': serve });
  return openAfc(device.session);
}

function status(code: number): Answer {
  const params = Buffer.alloc(8);
  params.writeBigUInt64LE(BigInt(code));
  return { op: AfcOp.status, params };
}

const ok = () => status(AfcStatus.ok);
const handle = Buffer.from('0500000000000000', 'hex');

describe('AFC', () => {
  it('lists names without the dots', async () => {
    const afc = await open(() => ({ op: AfcOp.data, payload: Buffer.from('.\0..\0DCIM\0写真\0') }));
    expect(await afc.list('/')).toEqual(['DCIM', '写真']);
    expect(seen[0]?.params).toEqual(Buffer.from('/\0'));
  });

  it('writes a whole file in pieces and closes it', async () => {
    const afc = await open(({ op }) => (op === AfcOp.fileOpen ? { op: AfcOp.fileOpenResult, params: handle } : ok()));
    const content = Buffer.alloc(600 * 1024, 3);
    await afc.write('a/b', content);
    expect(seen.map(({ op }) => op)).toEqual([
      AfcOp.fileOpen,
      AfcOp.fileWrite,
      AfcOp.fileWrite,
      AfcOp.fileWrite,
      AfcOp.fileClose,
    ]);
    expect(seen[0]?.params).toEqual(Buffer.concat([Buffer.from('0300000000000000', 'hex'), Buffer.from('a/b\0')]));
    expect(Buffer.concat(seen.map(({ payload }) => payload))).toEqual(content);
    expect(seen.map(({ packetNumber }) => packetNumber)).toEqual([1n, 2n, 3n, 4n, 5n]);
  });

  it('reads until the device has no more', async () => {
    const pieces = [Buffer.from('ab'), Buffer.from('c'), Buffer.alloc(0)];
    const afc = await open(({ op }) => {
      if (op === AfcOp.fileOpen) return { op: AfcOp.fileOpenResult, params: handle };
      return op === AfcOp.fileRead ? { op: AfcOp.data, payload: pieces.shift() ?? Buffer.alloc(0) } : ok();
    });
    expect((await afc.read('f')).toString()).toBe('abc');
    expect(seen.at(-1)?.op).toBe(AfcOp.fileClose);
  });

  it('closes the file also when writing failed, and tells why', async () => {
    const afc = await open(({ op }) => {
      if (op === AfcOp.fileOpen) return { op: AfcOp.fileOpenResult, params: handle };
      return op === AfcOp.fileWrite ? status(AfcStatus.noSpace) : ok();
    });
    await expect(afc.write('f', Buffer.alloc(1))).rejects.toMatchObject({
      code: 'afc.failed',
      params: { path: 'f', status: 'noSpace' },
    });
    expect(seen.at(-1)?.op).toBe(AfcOp.fileClose);
  });

  it('says whether there was something to remove', async () => {
    const afc = await open(({ params }) => status(params.includes('gone') ? AfcStatus.notFound : AfcStatus.ok));
    expect(await afc.remove('gone')).toBe(false);
    expect(await afc.remove('there')).toBe(true);
  });

  it.each([
    ['another packet’s number', encodeAfc({ op: AfcOp.status, packetNumber: 9n, params: Buffer.alloc(8) })],
    ['a status cut short', encodeAfc({ op: AfcOp.status, packetNumber: 1n, params: Buffer.alloc(4) })],
    ['another magic', Buffer.alloc(40, 0x41)],
    ['a length of 16 EiB', Buffer.concat([Buffer.from('CFA6LPAA'), Buffer.alloc(32, 0xff)])],
  ])('refuses an answer with %s', async (_, bytes) => {
    const afc = await open(() => bytes);
    await expect(afc.mkdir('x')).rejects.toMatchObject({ code: 'device.bad-answer' });
    expect(afc.signal.aborted).toBe(true);
  });
});
