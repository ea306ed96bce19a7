import { beforeEach, describe, expect, it } from 'vitest';
import { createLonePracticeDevice } from '../../../../../tests/support/practice-device.ts';
import { AfcOp, AfcStatus, encodeAfc, parseAfc } from '../../../../codecs/afc-frames.ts';
import type { PracticeDevice } from '../../device/device.ts';
import { afc } from './service.ts';

let device: PracticeDevice;
let send: (op: number, params: Buffer, payload?: Buffer) => ReturnType<typeof parseAfc>;

beforeEach(async () => {
  ({ device } = await createLonePracticeDevice());
  const connection = afc.open({
    device,
    room: device.room,
    pairing: undefined,
    push: () => undefined,
    close: () => undefined,
  });
  if (connection.kind !== 'frames') throw new Error('AFC has its own framing');
  let packetNumber = 0n;
  send = (op, params, payload) => {
    const request = encodeAfc({ op, packetNumber: packetNumber++, params, ...(payload && { payload }) });
    const reply = connection.request(request);
    if (!Buffer.isBuffer(reply)) throw new Error('no answer');
    const packet = parseAfc(reply);
    expect(packet.packetNumber).toBe(packetNumber - 1n);
    return packet;
  };
});

const u64 = (value: number | bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(value));
  return bytes;
};
const text = (...texts: string[]) => Buffer.from(texts.map((entry) => `${entry}\0`).join(''));
const statusOf = ({ op, params }: ReturnType<typeof parseAfc>) =>
  op === AfcOp.status ? Number(params.readBigUInt64LE()) : `op ${op}`;
const stringsOf = ({ payload }: ReturnType<typeof parseAfc>) => payload.toString().split('\0').slice(0, -1);

function open(path: string, mode: number): Buffer {
  const reply = send(AfcOp.fileOpen, Buffer.concat([u64(mode), text(path)]));
  expect(reply.op).toBe(AfcOp.fileOpenResult);
  return Buffer.from(reply.params);
}
function put(path: string, content: string): void {
  const handle = open(path, 3);
  expect(statusOf(send(AfcOp.fileWrite, handle, Buffer.from(content)))).toBe(AfcStatus.ok);
  expect(statusOf(send(AfcOp.fileClose, handle))).toBe(AfcStatus.ok);
}

describe('AFC', () => {
  it('leaves the marker that go-ios leaves after preparing', () => {
    expect(statusOf(send(AfcOp.removePathAndContents, text('iTunes_Control/iTunes/SkipSetup')))).toBe(
      AfcStatus.notFound,
    );
    expect(statusOf(send(AfcOp.makeDir, text('iTunes_Control/iTunes')))).toBe(AfcStatus.ok);
    put('iTunes_Control/iTunes/SkipSetup', '');
    expect(device.content.files.get('iTunes_Control/iTunes/SkipSetup')).toHaveLength(0);
    expect(stringsOf(send(AfcOp.readDir, text('/iTunes_Control/iTunes')))).toEqual(['.', '..', 'SkipSetup']);
  });

  it('writes, reads, seeks, tells and resizes', () => {
    put('a', 'hello world');
    const handle = open('a', 2);
    send(AfcOp.fileSeek, Buffer.concat([handle, u64(0), u64(6)]));
    expect(send(AfcOp.fileRead, Buffer.concat([handle, u64(100)])).payload.toString()).toBe('world');
    expect(send(AfcOp.fileTell, handle).params.readBigUInt64LE()).toBe(11n);
    expect(send(AfcOp.fileRead, Buffer.concat([handle, u64(100)])).payload).toHaveLength(0);
    send(AfcOp.fileSeek, Buffer.concat([handle, u64(2), u64(-5)]));
    send(AfcOp.fileWrite, handle, Buffer.from('W'));
    send(AfcOp.fileSetSize, Buffer.concat([handle, u64(7)]));
    expect(device.content.files.get('a')?.toString()).toBe('hello W');
  });

  it('appends at the end and truncates as the mode says', () => {
    put('a', 'one');
    send(AfcOp.fileWrite, open('a', 5), Buffer.from(' two'));
    expect(device.content.files.get('a')?.toString()).toBe('one two');
    open('a', 4);
    expect(device.content.files.get('a')).toHaveLength(0);
  });

  it('describes files, directories and the volume', () => {
    put('a', 'x'.repeat(600));
    expect(stringsOf(send(AfcOp.getFileInfo, text('a'))).slice(0, 8)).toEqual([
      ...['st_size', '600', 'st_blocks', '2', 'st_nlink', '1', 'st_ifmt', 'S_IFREG'],
    ]);
    expect(stringsOf(send(AfcOp.getFileInfo, text('/')))).toContain('S_IFDIR');
    expect(stringsOf(send(AfcOp.getDeviceInfo, Buffer.alloc(0)))).toContain(device.hardware.productType);
  });

  it('renames files and whole directories', () => {
    send(AfcOp.makeDir, text('from/deep'));
    put('from/deep/file', 'x');
    expect(statusOf(send(AfcOp.renamePath, text('from', 'to')))).toBe(AfcStatus.ok);
    expect([...device.content.files.keys()]).toEqual(['iTunes_Control/', 'to/', 'to/deep/', 'to/deep/file']);
    expect(statusOf(send(AfcOp.renamePath, text('to', 'to/inside')))).toBe(AfcStatus.invalidArgument);
    expect(statusOf(send(AfcOp.renamePath, text('to', 'to/deep')))).toBe(AfcStatus.exists);
  });

  it('removes empty directories, and full ones only when asked to', () => {
    send(AfcOp.makeDir, text('full'));
    put('full/file', 'x');
    expect(statusOf(send(AfcOp.removePath, text('full')))).toBe(AfcStatus.directoryNotEmpty);
    expect(statusOf(send(AfcOp.removePathAndContents, text('full')))).toBe(AfcStatus.ok);
    expect([...device.content.files.keys()]).toEqual(['iTunes_Control/']);
  });

  it.each([
    ['a path that leads outside', AfcOp.readDir, text('../private'), AfcStatus.permissionDenied],
    ['the root to be removed', AfcOp.removePathAndContents, text('/'), AfcStatus.permissionDenied],
    ['the root to be renamed', AfcOp.renamePath, text('/', 'a'), AfcStatus.permissionDenied],
    ['a directory that is not there', AfcOp.readDir, text('nowhere'), AfcStatus.notFound],
    ['a file in no directory', AfcOp.fileOpen, Buffer.concat([u64(3), text('no/file')]), AfcStatus.notFound],
    ['a missing file to read', AfcOp.fileOpen, Buffer.concat([u64(1), text('file')]), AfcStatus.notFound],
    ['a directory to open', AfcOp.fileOpen, Buffer.concat([u64(1), text('iTunes_Control')]), AfcStatus.isDirectory],
    ['an unknown mode', AfcOp.fileOpen, Buffer.concat([u64(9), text('file')]), AfcStatus.invalidArgument],
    ['an unknown handle', AfcOp.fileClose, u64(99), AfcStatus.invalidArgument],
    ['missing parameters', AfcOp.fileRead, u64(1), AfcStatus.invalidArgument],
    ['a link', AfcOp.makeLink, Buffer.alloc(0), AfcStatus.notSupported],
    ['an unknown operation', 0x77, Buffer.alloc(0), AfcStatus.unknownPacket],
  ])('refuses %s', (_, op, params, status) => {
    expect(statusOf(send(op, params))).toBe(status);
  });

  it('keeps to the mode a file was opened in', () => {
    put('a', 'x');
    const reading = open('a', 1);
    expect(statusOf(send(AfcOp.fileWrite, reading, Buffer.from('y')))).toBe(AfcStatus.permissionDenied);
    const writing = open('a', 3);
    expect(statusOf(send(AfcOp.fileRead, Buffer.concat([writing, u64(1)])))).toBe(AfcStatus.permissionDenied);
  });

  it('does not grow without bounds', () => {
    const handle = open('a', 3);
    expect(statusOf(send(AfcOp.fileSetSize, Buffer.concat([handle, u64(2 ** 40)])))).toBe(AfcStatus.noSpace);
  });
});
