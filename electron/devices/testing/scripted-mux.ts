import type { Socket } from 'node:net';
import { parsePlist } from '../../codecs/plist/parse.ts';
import { isDict, type PlistDict } from '../../codecs/plist/value.ts';
import { encodeMuxPlist, muxFrameSplitter, parseMuxFrame, swapPort } from '../../codecs/usbmux-frames.ts';
import { type ScriptedServer, startScriptedServer } from './scripted-server.ts';

export type ScriptedMux = ScriptedServer & {
  /** Pair records as the client stored them, by UDID. */
  readonly records: Map<string, Buffer>;
  /** Every request, in order. */
  readonly requests: PlistDict[];
};

/**
 * A usbmuxd for one device with DeviceID 7. `ports` says what happens behind a Connect; a port that is not there is
 * refused, and a number is given as the Result.
 */
export async function startScriptedMux(
  ports: Readonly<Record<number, ((socket: Socket) => void) | number>> = {},
): Promise<ScriptedMux> {
  const records = new Map<string, Buffer>();
  const requests: PlistDict[] = [];
  const server = await startScriptedServer((socket) => {
    const splitter = muxFrameSplitter();
    const onData = (chunk: Buffer) => {
      const [frame] = splitter.push(chunk);
      if (frame === undefined) return;
      const { header, body } = parseMuxFrame(frame);
      const message = parsePlist(body);
      if (!isDict(message)) throw new TypeError('the client sent no dictionary');
      requests.push(message);
      if (message.MessageType === 'Connect') {
        const port = ports[swapPort(Number(message.PortNumber))] ?? 3;
        socket.write(encodeMuxPlist(header.tag, result(typeof port === 'number' ? port : 0)));
        if (typeof port === 'number') return;
        socket.off('data', onData);
        port(socket);
        return;
      }
      socket.write(encodeMuxPlist(header.tag, answer(message)));
    };
    socket.on('data', onData);
  });

  function answer(message: PlistDict): PlistDict {
    const udid = String(message.PairRecordID);
    const stored = records.get(udid);
    switch (message.MessageType) {
      case 'ReadBUID':
        return { BUID: '0B0B0B0B-0000-4000-8000-000000000000' };
      case 'ReadPairRecord':
        return stored === undefined ? result(2) : { PairRecordData: stored };
      case 'SavePairRecord':
        if (!(message.PairRecordData instanceof Uint8Array)) return result(22);
        records.set(udid, Buffer.from(message.PairRecordData));
        return result(0);
      case 'DeletePairRecord':
        return result(records.delete(udid) ? 0 : 2);
      default:
        return result(1);
    }
  }

  return { ...server, records, requests };
}

function result(number: number): PlistDict {
  return { MessageType: 'Result', Number: number };
}
