import type { PracticeDevice } from '../../device/device.ts';
import { isDirectory, readFile } from './media-tree.ts';

/** Names and values in turn. Practice files carry no times: all were made when the epoch began. */
export function describeFile(files: Map<string, Buffer>, path: string): string[] {
  const directory = isDirectory(files, path);
  const size = directory ? 0 : readFile(files, path).length;
  const facts = {
    st_size: size,
    st_blocks: Math.ceil(size / 512),
    st_nlink: 1,
    st_ifmt: directory ? 'S_IFDIR' : 'S_IFREG',
    st_mtime: 0,
    st_birthtime: 0,
  };
  return Object.entries(facts).flatMap(([name, value]) => [name, String(value)]);
}

const BLOCK_BYTES = 4096;
const GIGABYTE = 1_000_000_000;

/** Names and values in turn. */
export function describeVolume({ hardware, content }: PracticeDevice): string[] {
  const total = 64 * GIGABYTE;
  let used = 12 * GIGABYTE;
  for (const bytes of content.files.values()) used += bytes.length;
  const facts = {
    Model: hardware.productType,
    FSTotalBytes: total,
    FSFreeBytes: total - used,
    FSBlockSize: BLOCK_BYTES,
  };
  return Object.entries(facts).flatMap(([name, value]) => [name, String(value)]);
}
