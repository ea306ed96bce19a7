import { KitError } from '../../../../shared/errors/kit-error.ts';
import { AfcOp, type AfcPacket, AfcStatus, afcFrameSplitter, encodeAfc, parseAfc } from '../../../codecs/afc-frames.ts';
import type { DeviceSession } from '../../device-session.ts';
import { DEFAULT_TIMEOUT_MS } from '../../plist-channel.ts';
import { deviceFaults } from '../../streams/faults.ts';
import { frameSocket } from '../../streams/framed-socket.ts';

const SERVICE = 'com.apple.afc';
const MODE_READ = 1n;
const MODE_WRITE = 3n;
const CHUNK_BYTES = 256 * 1024;
const MAX_READ_BYTES = 64 * 1024 * 1024;

/** Files under the device's /var/mobile/Media (device-protocols §6.3). Failures are KitErrors `afc.failed`. */
export type Afc = {
  readonly signal: AbortSignal;
  /** Names in a directory, without `.` and `..`. */
  list(path: string): Promise<string[]>;
  /** Makes the directory and its parents. */
  mkdir(path: string): Promise<void>;
  /** At most 64 MiB. */
  read(path: string): Promise<Buffer>;
  /** Writes a whole file over whatever was there. */
  write(path: string, content: Uint8Array): Promise<void>;
  /** Removes a file or a directory with all in it; `false` when there was none. */
  remove(path: string): Promise<boolean>;
  close(): void;
};

export async function openAfc(session: DeviceSession): Promise<Afc> {
  const { clock, signal } = session;
  const { socket, rest, tls } = await session.startRawService(SERVICE);
  const faults = deviceFaults(SERVICE, tls);
  const stream = frameSocket(socket, afcFrameSplitter(), { clock, faults, signal, rest });
  let packetNumber = 0n;
  let turn: Promise<unknown> = Promise.resolve();

  /** One packet and its answer; packets sent meanwhile wait their turn. */
  function ask(op: number, path: string, params: readonly Uint8Array[], payload?: Buffer): Promise<AfcPacket> {
    const answer = turn.then(async () => {
      packetNumber += 1n;
      stream.send(encodeAfc({ op, packetNumber, params: Buffer.concat(params), ...(payload && { payload }) }));
      const message = `AFC ${op}`;
      const packet = parseAfc(await stream.receive({ message, timeoutMs: DEFAULT_TIMEOUT_MS }));
      if (packet.packetNumber !== packetNumber) throw broken('an answer nobody asked for');
      return packet;
    });
    turn = answer.catch(() => {});
    return answer.then((packet) => {
      const status = packet.op === AfcOp.status ? statusOf(packet) : AfcStatus.ok;
      if (status === AfcStatus.ok) return packet;
      throw new KitError('afc.failed', { path, status: statusName(status) });
    });
  }

  function broken(reason: string): KitError {
    const error = faults.unreadable(reason);
    stream.fail(error);
    return error;
  }

  function statusOf({ params }: AfcPacket): number {
    if (params.length < 8) throw broken('no status');
    return Number(params.readBigUInt64LE());
  }

  async function withFile<T>(path: string, mode: bigint, work: (handle: Buffer) => Promise<T>): Promise<T> {
    const opened = await ask(AfcOp.fileOpen, path, [u64(mode), pathBytes(path)]);
    if (opened.op !== AfcOp.fileOpenResult || opened.params.length < 8) throw broken('no file handle');
    const handle = opened.params.subarray(0, 8);
    try {
      return await work(handle);
    } finally {
      if (!stream.signal.aborted) await ask(AfcOp.fileClose, path, [handle]);
    }
  }

  return {
    signal: stream.signal,
    async list(path) {
      const { payload } = await ask(AfcOp.readDir, path, [pathBytes(path)]);
      const names = payload.toString('utf8').split('\0');
      return names.filter((name) => name !== '' && name !== '.' && name !== '..');
    },
    async mkdir(path) {
      await ask(AfcOp.makeDir, path, [pathBytes(path)]);
    },
    read: (path) =>
      withFile(path, MODE_READ, async (handle) => {
        const parts: Buffer[] = [];
        let size = 0;
        for (;;) {
          const { payload } = await ask(AfcOp.fileRead, path, [handle, u64(BigInt(CHUNK_BYTES))]);
          if (payload.length === 0) return Buffer.concat(parts);
          parts.push(payload);
          size += payload.length;
          if (size > MAX_READ_BYTES) throw broken('a file larger than 64 MiB');
        }
      }),
    write: (path, content) =>
      withFile(path, MODE_WRITE, async (handle) => {
        const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
        for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
          await ask(AfcOp.fileWrite, path, [handle], bytes.subarray(start, start + CHUNK_BYTES));
        }
      }),
    async remove(path) {
      try {
        await ask(AfcOp.removePathAndContents, path, [pathBytes(path)]);
        return true;
      } catch (error) {
        if (error instanceof KitError && error.params.status === 'notFound') return false;
        throw error;
      }
    },
    close: () => stream.close(),
  };
}

function u64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
}

function pathBytes(path: string): Buffer {
  return Buffer.from(`${path}\0`, 'utf8');
}

function statusName(status: number): string {
  return Object.entries(AfcStatus).find(([, code]) => code === status)?.[0] ?? String(status);
}
