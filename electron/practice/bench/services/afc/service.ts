import {
  AfcOp,
  type AfcPacket,
  AfcStatus,
  afcFrameSplitter,
  encodeAfc,
  parseAfc,
} from '../../../../codecs/afc-frames.ts';
import type { PracticeDevice } from '../../device/device.ts';
import type { ServiceHandler } from '../handler.ts';
import { AfcRefused } from './media-tree.ts';
import { createOpenFiles, type OpenFiles } from './open-files.ts';
import { afcOperations } from './operations.ts';

const names = new Map<number, string>(Object.entries(AfcOp).map(([name, op]) => [op, name]));

/** The media folder (device-protocols §6.3). */
export const afc: ServiceHandler = {
  name: 'com.apple.afc',
  tls: true,
  open({ device }) {
    const open = createOpenFiles(() => device.content.files);
    return {
      kind: 'frames',
      splitter: afcFrameSplitter(),
      nameOf: (frame) => names.get(parseAfc(frame).op) ?? 'unknown',
      request: (frame) => answer(parseAfc(frame), device, open),
    };
  },
};

function answer(packet: AfcPacket, device: PracticeDevice, open: OpenFiles): Buffer {
  const { packetNumber } = packet;
  const status = (code: number) => encodeAfc({ op: AfcOp.status, packetNumber, params: u64(BigInt(code)) });
  try {
    const operation = afcOperations.get(packet.op);
    if (operation === undefined) throw new AfcRefused('unknownPacket');
    const result = operation(packet, device, open);
    if (result === undefined) return status(AfcStatus.ok);
    const params = result.value === undefined ? Buffer.alloc(0) : u64(result.value);
    return encodeAfc({ op: result.op, packetNumber, params, ...(result.payload && { payload: result.payload }) });
  } catch (error) {
    if (error instanceof AfcRefused) return status(error.status);
    throw error;
  }
}

function u64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
}
