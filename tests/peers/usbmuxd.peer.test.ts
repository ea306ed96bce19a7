import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePlist } from '../../electron/codecs/plist/parse.ts';
import type { PlistDict, PlistValue } from '../../electron/codecs/plist/value.ts';
import { writeBinaryPlist } from '../../electron/codecs/plist/write-binary.ts';
import { writeXmlPlist } from '../../electron/codecs/plist/write-xml.ts';
import { encodeMuxPlist } from '../../electron/codecs/usbmux-frames.ts';
import { type Bench, startBench } from '../../electron/practice/bench/start-bench.ts';
import { muxMessage, openMuxPeer } from '../support/mux-peer.ts';
import { type RealUsbmuxd, startRealUsbmuxd } from '../support/real-usbmuxd.ts';

let real: RealUsbmuxd;
let bench: Bench;
beforeAll(async () => {
  real = await startRealUsbmuxd();
  bench = await startBench({ devices: 0 });
});
afterAll(async () => {
  await bench?.stop();
  await real?.stop();
});

const UDID = '00008030-000123456789ABCD';
/** Its answer shows that a request before it was left without one. */
const MARK_TAG = 999;

/** Sends the bytes, then a ReadBUID; gives what came back until that is answered or the daemon closes. */
async function converse(address: string, ...messages: readonly Buffer[]): Promise<unknown[]> {
  const peer = await openMuxPeer(address);
  const seen: unknown[] = [];
  try {
    peer.write(Buffer.concat([...messages, encodeMuxPlist(MARK_TAG, { MessageType: 'ReadBUID' })]));
    while (true) {
      const { header, body } = await peer.next();
      if (header.tag === MARK_TAG) return seen;
      const { version, message, tag } = header;
      const said = message === 8 ? withoutWording(parsePlist(body)) : body.toString('hex');
      seen.push({ version, message, tag, said });
    }
  } catch {
    return [...seen, 'closed'];
  } finally {
    peer.close();
  }
}

/** Records come back as XML, whose wording is the writer's own. */
function withoutWording(value: PlistValue): PlistValue {
  const dict = value as PlistDict;
  const data = dict.PairRecordData;
  return data instanceof Uint8Array ? { PairRecordData: parsePlist(data) } : value;
}

const plist = (body: PlistDict, tag = 1) => encodeMuxPlist(tag, body);
const record = { HostID: 'H', SystemBUID: 'B', HostCertificate: Buffer.from('c') };
const save = (keys: PlistDict) => plist({ MessageType: 'SavePairRecord', PairRecordID: UDID, ...keys });
const read = plist({ MessageType: 'ReadPairRecord', PairRecordID: UDID });
const remove = plist({ MessageType: 'DeletePairRecord', PairRecordID: UDID });

describe('the simulated usbmuxd answers as Debian’s does', () => {
  it.each<[string, Buffer[]]>([
    ['ListDevices', [plist({ MessageType: 'ListDevices' })]],
    ['three requests in one packet', [plist({ MessageType: 'ListDevices' }, 5), read, plist({ MessageType: 'No' }, 6)]],
    ['an unknown request', [plist({ MessageType: 'Dance' })]],
    ['an unknown binary message', [muxMessage(Buffer.alloc(0), { version: 0, message: 77 })]],
    ['version 2', [muxMessage(writeXmlPlist({ MessageType: 'ListDevices' }), { version: 2 })]],
    ['header version 0 with message 8', [muxMessage(writeXmlPlist({ MessageType: 'ListDevices' }), { version: 0 })]],
    ['a binary plist', [muxMessage(writeBinaryPlist({ MessageType: 'ListDevices' }))]],
    ['no plist', [muxMessage(Buffer.from('hello'))]],
    ['no MessageType', [plist({ ProgName: 'x' })]],
    ['a length below 16', [muxMessage(Buffer.alloc(0), { length: 15 })]],
    ['a length above 0x10000', [muxMessage(Buffer.alloc(0), { length: 0x10001 })]],
    ['Connect to nothing', [plist({ MessageType: 'Connect' })]],
    ['Connect without a port', [plist({ MessageType: 'Connect', DeviceID: 1 })]],
    ['Connect without a device', [plist({ MessageType: 'Connect', PortNumber: 32_498 })]],
    ['Connect to an unknown device', [plist({ MessageType: 'Connect', DeviceID: 7, PortNumber: 32_498 })]],
    ['ListListeners', [plist({ MessageType: 'ListListeners' })]],
    ['reading no record', [remove, read]],
    [
      'a record saved, read and deleted twice',
      [save({ PairRecordData: writeBinaryPlist(record) }), read, remove, remove],
    ],
    ['a record for an unknown DeviceID', [save({ PairRecordData: writeXmlPlist(record), DeviceID: 99 }), remove]],
    ['a record without data', [save({})]],
    ['a record that is no plist', [save({ PairRecordData: Buffer.from('rubbish') })]],
    ['requests without a UDID', [plist({ MessageType: 'ReadPairRecord' }), plist({ MessageType: 'DeletePairRecord' })]],
  ])('%s', async (_, messages) => {
    const expected = await converse(real.address, ...messages);
    expect(await converse(bench.ready.address, ...messages)).toEqual(expected);
  });

  it.each([
    ['Listen', plist({ MessageType: 'Listen' })],
    ['a binary Listen', muxMessage(Buffer.alloc(0), { version: 0, message: 3 })],
  ])('%s, and anything more closes', async (_, listen) => {
    for (const { address } of [real, { address: bench.ready.address }]) {
      const peer = await openMuxPeer(address);
      peer.write(listen);
      const { body } = await peer.next();
      expect(body.length === 4 ? body.readUInt32LE() : parsePlist(body)).toEqual(
        listen.length === 16 ? 0 : { MessageType: 'Result', Number: 0 },
      );
      peer.send({ MessageType: 'ReadBUID' });
      await peer.closed();
    }
  });
});
