import { createFrameSplitter, FrameError, type FrameSplitter } from './frame-splitter.ts';

export const AfcOp = {
  status: 0x01,
  data: 0x02,
  readDir: 0x03,
  removePath: 0x08,
  makeDir: 0x09,
  getFileInfo: 0x0a,
  getDeviceInfo: 0x0b,
  fileOpen: 0x0d,
  fileOpenResult: 0x0e,
  fileRead: 0x0f,
  fileWrite: 0x10,
  fileSeek: 0x11,
  fileTell: 0x12,
  fileTellResult: 0x13,
  fileClose: 0x14,
  fileSetSize: 0x15,
  renamePath: 0x18,
  fileLock: 0x1b,
  makeLink: 0x1c,
  getFileHash: 0x1d,
  setModTime: 0x1e,
  getSizeOfPathContents: 0x21,
  removePathAndContents: 0x22,
} as const;

export const AfcStatus = {
  ok: 0,
  unknown: 1,
  badHeader: 2,
  noResources: 3,
  readError: 4,
  writeError: 5,
  unknownPacket: 6,
  invalidArgument: 7,
  notFound: 8,
  isDirectory: 9,
  permissionDenied: 10,
  notConnected: 11,
  timeout: 12,
  tooMuchData: 13,
  endOfData: 14,
  notSupported: 15,
  exists: 16,
  busy: 17,
  noSpace: 18,
  wouldBlock: 19,
  ioError: 20,
  interrupted: 21,
  inProgress: 22,
  internal: 23,
  muxError: 30,
  noMemory: 31,
  notEnoughData: 32,
  directoryNotEmpty: 33,
} as const;

export type AfcPacket = {
  readonly op: number;
  /** u64; a reply echoes its request's. */
  readonly packetNumber: bigint;
  /** Fixed parameters: handles, modes, paths (NUL-terminated). */
  readonly params: Buffer;
  /** Bulk bytes: file contents, listings. */
  readonly payload: Buffer;
};

const MAGIC = 'CFA6LPAA';
const HEADER_BYTES = 40;
const MIN_BOUND = 64 * 1024;
const MAX_BOUND = 16 * 1024 * 1024;

/** An AFC packet (device-protocols §6.3). */
export function encodeAfc(packet: {
  readonly op: number;
  readonly packetNumber: bigint;
  readonly params: Buffer;
  readonly payload?: Buffer;
}): Buffer {
  const payload = packet.payload ?? Buffer.alloc(0);
  const header = Buffer.alloc(HEADER_BYTES);
  const fixed = HEADER_BYTES + packet.params.length;
  header.write(MAGIC, 'latin1');
  header.writeBigUInt64LE(BigInt(fixed + payload.length), 8);
  header.writeBigUInt64LE(BigInt(fixed), 16);
  header.writeBigUInt64LE(packet.packetNumber, 24);
  header.writeBigUInt64LE(BigInt(packet.op), 32);
  return Buffer.concat([header, packet.params, payload]);
}

/** Takes a packet from `afcFrameSplitter` apart. Throws FrameError when its lengths do not fit its bytes. */
export function parseAfc(frame: Buffer): AfcPacket {
  if (frame.length < HEADER_BYTES || readLengths(frame).entire !== BigInt(frame.length)) {
    throw new FrameError('malformed', 'an AFC packet whose length is wrong');
  }
  const fixed = Number(readLengths(frame).fixed);
  return {
    op: Number(frame.readBigUInt64LE(32)),
    packetNumber: frame.readBigUInt64LE(24),
    params: frame.subarray(HEADER_BYTES, fixed),
    payload: frame.subarray(fixed),
  };
}

/** Gives whole packets, header included; `maxFrame` bytes bound one, and are held between 64 KiB and 16 MiB. */
export function afcFrameSplitter(maxFrame = MAX_BOUND): FrameSplitter {
  return createFrameSplitter({
    headerBytes: HEADER_BYTES,
    frameBytes: (header) => Number(readLengths(header).entire),
    dropBytes: 0,
    maxFrameBytes: Math.min(Math.max(maxFrame, MIN_BOUND), MAX_BOUND),
  });
}

function readLengths(header: Buffer): { entire: bigint; fixed: bigint } {
  const entire = header.readBigUInt64LE(8);
  const fixed = header.readBigUInt64LE(16);
  if (header.toString('latin1', 0, 8) !== MAGIC) throw new FrameError('malformed', 'not an AFC packet');
  if (fixed < HEADER_BYTES || fixed > entire) throw new FrameError('malformed', 'an AFC packet of impossible lengths');
  return { entire, fixed };
}
