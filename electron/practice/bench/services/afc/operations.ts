import { AfcOp, type AfcPacket } from '../../../../codecs/afc-frames.ts';
import type { PracticeDevice } from '../../device/device.ts';
import { describeFile, describeVolume } from './describe.ts';
import {
  AfcRefused,
  listDirectory,
  makeDirectory,
  normalizePath,
  removePath,
  removeWithContents,
  renamePath,
} from './media-tree.ts';
import type { OpenFiles } from './open-files.ts';
import { readParameters } from './parameters.ts';

/** An answer other than Status: its operation, a handle or position, and bulk bytes. */
type AfcAnswer = { readonly op: number; readonly value?: bigint; readonly payload?: Buffer };
export type AfcOperation = (packet: AfcPacket, device: PracticeDevice, open: OpenFiles) => AfcAnswer | undefined;

const MAX_READ_BYTES = 4 * 1024 * 1024;

const data = (payload: Buffer): AfcAnswer => ({ op: AfcOp.data, payload });
const strings = (texts: readonly string[]): AfcAnswer => data(Buffer.from(texts.map((text) => `${text}\0`).join('')));

/** What each operation does; `undefined` is answered with Status 0 (device-protocols §6.3). */
export const afcOperations: ReadonlyMap<number, AfcOperation> = new Map<number, AfcOperation>([
  [AfcOp.readDir, (packet, { content }) => strings(listDirectory(content.files, onePath(packet)))],
  [AfcOp.getFileInfo, (packet, { content }) => strings(describeFile(content.files, onePath(packet)))],
  [AfcOp.getDeviceInfo, (_, device) => strings(describeVolume(device))],
  [AfcOp.removePath, (packet, { content }) => void removePath(content.files, onePath(packet))],
  [AfcOp.removePathAndContents, (packet, { content }) => void removeWithContents(content.files, onePath(packet))],
  [AfcOp.makeDir, (packet, { content }) => void makeDirectory(content.files, onePath(packet))],
  [
    AfcOp.renamePath,
    (packet, { content }) => {
      const read = readParameters(packet);
      renamePath(content.files, normalizePath(read.text()), normalizePath(read.text()));
      return undefined;
    },
  ],
  [AfcOp.setModTime, (packet, { content }) => void describeFile(content.files, pathAfterNumber(packet))],
  [
    AfcOp.fileOpen,
    (packet, _, open) => {
      const read = readParameters(packet);
      const mode = read.number();
      return { op: AfcOp.fileOpenResult, value: open.open(normalizePath(read.text()), mode) };
    },
  ],
  [
    AfcOp.fileRead,
    (packet, _, open) => {
      const read = readParameters(packet);
      return data(open.read(read.handle(), Math.min(read.number(), MAX_READ_BYTES)));
    },
  ],
  [AfcOp.fileWrite, (packet, _, open) => void open.write(readParameters(packet).handle(), packet.payload)],
  [
    AfcOp.fileSeek,
    (packet, _, open) => {
      const read = readParameters(packet);
      open.seek(read.handle(), read.number(), read.number());
      return undefined;
    },
  ],
  [
    AfcOp.fileTell,
    (packet, _, open) => ({ op: AfcOp.fileTellResult, value: BigInt(open.tell(readParameters(packet).handle())) }),
  ],
  [
    AfcOp.fileSetSize,
    (packet, _, open) => {
      const read = readParameters(packet);
      open.setSize(read.handle(), read.number());
      return undefined;
    },
  ],
  [AfcOp.fileLock, (packet, _, open) => void open.tell(readParameters(packet).handle())],
  [AfcOp.fileClose, (packet, _, open) => void open.close(readParameters(packet).handle())],
  [
    AfcOp.makeLink,
    () => {
      throw new AfcRefused('notSupported');
    },
  ],
]);

function onePath(packet: AfcPacket): string {
  return normalizePath(readParameters(packet).text());
}

function pathAfterNumber(packet: AfcPacket): string {
  const read = readParameters(packet);
  read.number();
  return normalizePath(read.text());
}
