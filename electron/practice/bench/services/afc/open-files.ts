import { AfcRefused, isDirectory, readFile, writeFile } from './media-tree.ts';

/** AFC's open modes (device-protocols §6.3) as what they allow and do first. */
const MODES = new Map([
  [1, { reads: true, writes: false, creates: false, truncates: false, appends: false }],
  [2, { reads: true, writes: true, creates: true, truncates: false, appends: false }],
  [3, { reads: false, writes: true, creates: true, truncates: true, appends: false }],
  [4, { reads: true, writes: true, creates: true, truncates: true, appends: false }],
  [5, { reads: false, writes: true, creates: true, truncates: false, appends: true }],
  [6, { reads: true, writes: true, creates: true, truncates: false, appends: true }],
]);

type Mode = NonNullable<ReturnType<typeof MODES.get>>;
type OpenFile = { readonly path: string; readonly mode: Mode; position: number };

/** A file grows by a seek or SetSize no further than this. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;
const MAX_HANDLES = 256;

/** The open files of one AFC connection. All throw AfcRefused; `files` is asked for anew each time, as an erase replaces it. */
export type OpenFiles = {
  open(path: string, mode: number): bigint;
  read(handle: bigint, length: number): Buffer;
  write(handle: bigint, bytes: Buffer): void;
  /** `whence`: 0 from the start, 1 from here, 2 from the end. */
  seek(handle: bigint, whence: number, offset: number): void;
  tell(handle: bigint): number;
  setSize(handle: bigint, size: number): void;
  close(handle: bigint): void;
};

export function createOpenFiles(files: () => Map<string, Buffer>): OpenFiles {
  const handles = new Map<bigint, OpenFile>();
  let next = 1n;

  function find(handle: bigint): OpenFile {
    const file = handles.get(handle);
    if (file === undefined) throw new AfcRefused('invalidArgument');
    return file;
  }
  function resize(file: OpenFile, size: number): void {
    if (!file.mode.writes) throw new AfcRefused('permissionDenied');
    if (size > MAX_FILE_BYTES) throw new AfcRefused('noSpace');
    const before = readFile(files(), file.path);
    const after = Buffer.alloc(size);
    before.copy(after);
    writeFile(files(), file.path, after);
  }

  return {
    open(path, modeNumber) {
      const mode = MODES.get(modeNumber);
      if (mode === undefined) throw new AfcRefused('invalidArgument');
      if (handles.size >= MAX_HANDLES) throw new AfcRefused('noResources');
      if (isDirectory(files(), path)) throw new AfcRefused('isDirectory');
      const exists = files().has(path);
      if (!exists && !mode.creates) throw new AfcRefused('notFound');
      if (!exists || mode.truncates) writeFile(files(), path, Buffer.alloc(0));
      const handle = next++;
      handles.set(handle, { path, mode, position: 0 });
      return handle;
    },
    read(handle, length) {
      const file = find(handle);
      if (!file.mode.reads) throw new AfcRefused('permissionDenied');
      const bytes = readFile(files(), file.path).subarray(file.position, file.position + length);
      file.position += bytes.length;
      return bytes;
    },
    write(handle, bytes) {
      const file = find(handle);
      if (!file.mode.writes) throw new AfcRefused('permissionDenied');
      const size = readFile(files(), file.path).length;
      const at = file.mode.appends ? size : file.position;
      resize(file, Math.max(size, at + bytes.length));
      bytes.copy(readFile(files(), file.path), at);
      file.position = at + bytes.length;
    },
    seek(handle, whence, offset) {
      const file = find(handle);
      const from = [0, file.position, readFile(files(), file.path).length][whence];
      if (from === undefined || from + offset < 0) throw new AfcRefused('invalidArgument');
      file.position = Math.min(from + offset, MAX_FILE_BYTES);
    },
    tell: (handle) => find(handle).position,
    setSize: (handle, size) => resize(find(handle), size),
    close(handle) {
      find(handle);
      handles.delete(handle);
    },
  };
}
