import { statSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type MuxPeer, muxMessage, openMuxPeer } from '../../../../tests/support/mux-peer.ts';
import { writeBinaryPlist } from '../../../codecs/plist/write-binary.ts';
import { writeXmlPlist } from '../../../codecs/plist/write-xml.ts';
import { encodeMuxPlist } from '../../../codecs/usbmux-frames.ts';
import { type Bench, startBench } from '../start-bench.ts';
import { claimSocketPath } from './claim-socket-path.ts';

let bench: Bench;
const peers: MuxPeer[] = [];
beforeAll(async () => {
  bench = await startBench({ devices: 2, seed: 'usbmuxd' });
});
afterEach(() => {
  for (const peer of peers.splice(0)) peer.close();
});
afterAll(() => bench.stop());

async function open(): Promise<MuxPeer> {
  const peer = await openMuxPeer(bench.ready.address);
  peers.push(peer);
  return peer;
}
const list = { MessageType: 'ListDevices' };
const result = (number: number) => ({ MessageType: 'Result', Number: number });

async function listed(): Promise<readonly { DeviceID: number; Properties: Record<string, unknown> }[]> {
  const { DeviceList: devices } = await (await open()).ask(list);
  return devices as never;
}

describe('usbmuxd: messages', () => {
  it('lists devices without a Result, with the UDID as SerialNumber', async () => {
    const reply = await (await open()).ask(list);
    expect(Object.keys(reply)).toEqual(['DeviceList']);
    expect((await listed()).map(({ Properties }) => Properties)).toMatchObject(
      bench.ready.devices.map(({ udid, locationId }) => ({
        ConnectionType: 'USB',
        SerialNumber: udid,
        LocationID: locationId,
        ProductID: 0x12ab,
      })),
    );
  });

  it('answers several requests in one packet in order, each with its tag', async () => {
    const peer = await open();
    peer.write(Buffer.concat([encodeMuxPlist(7, list), encodeMuxPlist(9, { MessageType: 'ReadBUID' })]));
    expect((await peer.next()).header.tag).toBe(7);
    expect((await peer.next()).header.tag).toBe(9);
  });

  it('answers a request that came in single bytes', async () => {
    const peer = await open();
    peer.socket.setNoDelay(true);
    for (const byte of encodeMuxPlist(3, { MessageType: 'ReadBUID' })) peer.write(Buffer.of(byte));
    expect((await peer.nextPlist()).BUID).toMatch(/^[0-9A-F]{8}-/);
  });

  it('gives an unknown plist request and an unknown binary one Result 1', async () => {
    const peer = await open();
    expect(await peer.ask({ MessageType: 'Dance' })).toEqual(result(1));
    peer.write(muxMessage(Buffer.alloc(0), { version: 0, message: 77, tag: 5 }));
    const { header, body } = await peer.next();
    expect({ ...header, number: body.readUInt32LE() }).toMatchObject({ version: 0, message: 1, tag: 5, number: 1 });
  });

  it('answers version 2 with a binary Result 6 and goes on', async () => {
    const peer = await open();
    peer.write(muxMessage(writeXmlPlist(list), { version: 2, tag: 4 }));
    const { header, body } = await peer.next();
    expect(header).toEqual({ length: 20, version: 0, message: 1, tag: 4 });
    expect(body.readUInt32LE()).toBe(6);
    expect(await peer.ask(list)).toHaveProperty('DeviceList');
  });

  it('answers header version 0 with message 8 in plist', async () => {
    const peer = await open();
    peer.write(muxMessage(writeXmlPlist(list), { version: 0 }));
    expect(await peer.nextPlist()).toHaveProperty('DeviceList');
  });

  it.each([
    ['a binary plist', writeBinaryPlist(list)],
    ['text that is no plist', Buffer.from('hello')],
    ['a plist without MessageType', writeXmlPlist({ ProgName: 'x' })],
    ['a plist that is no dictionary', writeXmlPlist(['ListDevices'])],
  ])('says nothing to %s, and stays open', async (_, body) => {
    const peer = await open();
    peer.write(muxMessage(body, { tag: 1 }));
    peer.send({ MessageType: 'ReadBUID' }, 2);
    expect((await peer.next()).header.tag).toBe(2);
  });

  it.each([0, 15, 0x10001, 0xffffffff])('closes at a length of %i', async (length) => {
    const peer = await open();
    peer.write(muxMessage(Buffer.alloc(0), { length }));
    await peer.closed();
  });
});

describe('usbmuxd: listening', () => {
  it('tells the devices there are, then what comes and goes, with tag 0', async () => {
    const peer = await open();
    expect(await peer.ask({ MessageType: 'Listen', ProgName: 'test' })).toEqual(result(0));
    const first = await peer.nextPlist();
    expect(first).toMatchObject({ MessageType: 'Attached', Properties: { DeviceID: first.DeviceID } });
    await peer.nextPlist();

    const [device] = bench.room.devices;
    device?.detach();
    expect(await peer.nextPlist()).toEqual({ MessageType: 'Detached', DeviceID: first.DeviceID });
    device?.attach();
    const { header, body } = await peer.next();
    expect(header.tag).toBe(0);
    expect(body.toString()).toContain(device?.hardware.udid);
    expect(device?.deviceId).toBeGreaterThan(Number(first.DeviceID));
  });

  it('closes when a listener asks anything more', async () => {
    const peer = await open();
    peer.send({ MessageType: 'Listen' });
    peer.send(list);
    await peer.closed();
  });

  it('speaks the binary protocol to who listens in it', async () => {
    const peer = await open();
    peer.write(muxMessage(Buffer.alloc(0), { version: 0, message: 3, tag: 8 }));
    expect((await peer.next()).header).toMatchObject({ message: 1, tag: 8 });
    const { header, body } = await peer.next();
    const [one] = await listed();
    const [device] = bench.ready.devices;
    expect(header).toEqual({ length: 16 + 268, version: 0, message: 4, tag: 0 });
    expect(body.readUInt32LE(0)).toBe(one?.DeviceID);
    expect(
      body
        .subarray(6, 6 + 256)
        .toString()
        .replaceAll('\0', ''),
    ).toBe(one?.Properties.SerialNumber);
    expect(bench.ready.devices.map(({ locationId }) => locationId)).toContain(body.readUInt32LE(264));
    expect(device).toBeDefined();
  });

  it('lists its listeners', async () => {
    const listener = await open();
    await listener.ask({ MessageType: 'Listen', ProgName: 'test', kLibUSBMuxVersion: 3, ConnType: 1 });
    const { ListenerList: listeners } = await (await open()).ask({ MessageType: 'ListListeners' });
    expect(listeners).toMatchObject([
      { Blacklisted: false, ConnType: 1, 'ID String': expect.any(String), ProgName: 'test', kLibUSBMuxVersion: 3 },
    ]);
  });
});

describe('usbmuxd: connecting', () => {
  it.each([
    ['no DeviceID', { PortNumber: 32_498 }, 2],
    ['an unknown DeviceID', { DeviceID: 999, PortNumber: 32_498 }, 2],
    ['no port', { DeviceID: 2 }, 1],
    ['neither', {}, 2],
    ['a closed port', { DeviceID: 2, PortNumber: 1 }, 3],
  ])('with %s gives its Result', async (_, keys, number) => {
    expect(await (await open()).ask({ MessageType: 'Connect', ...keys })).toEqual(result(number));
  });

  it('hands the socket to the device, with what came behind Connect', async () => {
    const [, second] = await listed();
    const peer = await open();
    const query = writeXmlPlist({ Request: 'QueryType' });
    const length = Buffer.alloc(4);
    length.writeUInt32BE(query.length);
    const connect = encodeMuxPlist(1, { MessageType: 'Connect', DeviceID: second?.DeviceID, PortNumber: 32_498 });
    peer.socket.removeAllListeners('data');
    const { promise, resolve } = Promise.withResolvers<string>();
    let text = '';
    peer.socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (text.includes('com.apple.mobile.lockdown')) resolve(text);
    });
    peer.write(Buffer.concat([connect, length, query]));
    expect(await promise).toContain('QueryType');
  });

  it('answers a binary Connect, its port big-endian, with a binary Result', async () => {
    const peer = await open();
    const body = Buffer.alloc(8);
    body.writeUInt32LE(999, 0);
    body.writeUInt16BE(62_078, 4);
    peer.write(muxMessage(body, { version: 0, message: 2 }));
    const answer = await peer.next();
    expect(answer.header).toMatchObject({ version: 0, message: 1 });
    expect(answer.body.readUInt32LE()).toBe(2);
  });
});

describe('usbmuxd: pair records', () => {
  const PairRecordID = '00008030-AAAABBBBCCCCDDDD';
  const save = (PairRecordData: Buffer, extra = {}) => ({
    MessageType: 'SavePairRecord',
    PairRecordID,
    PairRecordData,
    ...extra,
  });

  it('keeps one BUID', async () => {
    const first = await (await open()).ask({ MessageType: 'ReadBUID' });
    expect(first).toEqual(await (await open()).ask({ MessageType: 'ReadBUID' }));
  });

  it('gives back a saved record as XML, deletes it once, and says 2 for none', async () => {
    const peer = await open();
    expect(await peer.ask({ MessageType: 'ReadPairRecord', PairRecordID })).toEqual(result(2));
    expect(await peer.ask(save(writeBinaryPlist({ HostID: 'H' })))).toEqual(result(0));
    const { PairRecordData: record } = await peer.ask({ MessageType: 'ReadPairRecord', PairRecordID });
    expect(String(record)).toMatch(/^<\?xml/);
    expect(await peer.ask({ MessageType: 'DeletePairRecord', PairRecordID })).toEqual(result(0));
    expect(await peer.ask({ MessageType: 'DeletePairRecord', PairRecordID })).toEqual(result(2));
  });

  it('answers 22 to what is missing or unreadable, and keeps the record it had', async () => {
    const peer = await open();
    await peer.ask(save(writeXmlPlist({ HostID: 'first' })));
    expect(await peer.ask({ MessageType: 'SavePairRecord', PairRecordID })).toEqual(result(22));
    expect(await peer.ask(save(Buffer.from('rubbish')))).toEqual(result(22));
    expect(await peer.ask({ MessageType: 'ReadPairRecord' })).toEqual(result(22));
    expect(await peer.ask({ MessageType: 'DeletePairRecord' })).toEqual(result(22));
    const { PairRecordData: record } = await peer.ask({ MessageType: 'ReadPairRecord', PairRecordID });
    expect(String(record)).toContain('first');
  });

  it('tells listeners Paired for the right DeviceID, and nothing for a wrong one', async () => {
    const [first] = await listed();
    const listener = await open();
    await listener.ask({ MessageType: 'Listen' });
    await listener.nextPlist();
    await listener.nextPlist();
    const peer = await open();
    const record = writeXmlPlist({ HostID: 'H' });
    expect(await peer.ask(save(record, { DeviceID: 999 }))).toEqual(result(0));
    expect(await peer.ask(save(record, { DeviceID: first?.DeviceID }))).toEqual(result(0));
    expect(await listener.nextPlist()).toEqual({ MessageType: 'Paired', DeviceID: first?.DeviceID });
  });
});

describe('the socket of usbmuxd', () => {
  it('is open to its owner only', () => {
    expect(statSync(bench.ready.address).mode & 0o777).toBe(0o600);
  });

  it('is never taken from somebody who serves it, nor made out of a file', async () => {
    await expect(startBench({ devices: 0, socket: bench.ready.address })).rejects.toThrow('already serves');
    const file = `${bench.ready.address}.txt`;
    writeFileSync(file, 'notes');
    await expect(claimSocketPath(file)).rejects.toThrow('not a socket');
  });

  it('may be a port on the loopback address', async () => {
    const tcp = await startBench({ devices: 0, port: 0 });
    expect(tcp.ready.address).toMatch(/^127\.0\.0\.1:\d+$/);
    await tcp.stop();
    await tcp.stopped;
  });
});
