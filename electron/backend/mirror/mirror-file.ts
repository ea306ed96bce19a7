import { createHash } from 'node:crypto';
import { access, type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { KitError } from '../../../shared/errors/kit-error.ts';
import {
  type MirrorHeader,
  type MirrorKeySource,
  makeHeader,
  markerName,
  mirrorExtension,
  readHeader,
} from './format.ts';

const headerBytes = 4096;

export type MirrorFile = {
  readonly header: MirrorHeader;
  /** Appends whole lines and returns when they are on the disk; on failure none of them counts. */
  append(lines: string): Promise<void>;
  close(): Promise<void>;
};

/** Marks a folder as a mirror's, so that the bare mount point of a pulled stick is never mistaken for it. */
export async function markFolder(folder: string): Promise<void> {
  await asMirrorError(folder, async () => {
    const marker = await open(join(folder, markerName), 'w', 0o600);
    try {
      await marker.writeFile(`${JSON.stringify({ kitbenchMirror: 1 })}\n`);
      await marker.sync();
    } finally {
      await marker.close();
    }
  });
}

/**
 * Opens this station's file in a mirror folder, or makes it.
 * @throws KitError `mirror.away` (stick pulled), `mirror.full`, `mirror.unwritable`.
 */
export function openMirrorFile(
  folder: string,
  station: string,
  key: Buffer,
  source: MirrorKeySource,
): Promise<MirrorFile> {
  return asMirrorError(folder, async () => {
    await access(join(folder, markerName));
    // Another passphrase makes another file: one file has one key.
    const keyName = createHash('sha256').update(source.salt).digest('hex').slice(0, 8);
    const path = join(folder, `${station}-${keyName}${mirrorExtension}`);
    const existing = await openExisting(path);
    return existing === undefined ? await make(path, folder, makeHeader(station, key, source)) : over(folder, existing);
  });
}

type Opened = { readonly handle: FileHandle; readonly header: MirrorHeader };

async function openExisting(path: string): Promise<Opened | undefined> {
  let handle: FileHandle;
  try {
    handle = await open(path, 'r+');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  const header = await headerOf(handle);
  if (header !== undefined) return { handle, header };
  await handle.close();
  // Not ours to write to, and nothing to lose: what stands in it cannot be read without its first line.
  await rename(path, `${path}.damaged`);
  return undefined;
}

async function headerOf(handle: FileHandle): Promise<MirrorHeader | undefined> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
  const [first = ''] = buffer.toString('utf8', 0, bytesRead).split('\n', 1);
  return readHeader(first);
}

/** Whole or not at all: a crash leaves no file without a header. */
async function make(path: string, folder: string, header: MirrorHeader): Promise<MirrorFile> {
  const temporary = `${path}.new`;
  await rm(temporary, { force: true });
  const handle = await open(temporary, 'wx+', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(header)}\n`);
    await handle.sync();
    await rename(temporary, path);
  } catch (error) {
    await handle.close();
    throw error;
  }
  return over(folder, { handle, header });
}

function over(folder: string, { handle, header }: Opened): MirrorFile {
  return {
    header,
    append: (lines) =>
      asMirrorError(folder, async () => {
        const { size } = await handle.stat();
        const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
        // A line that a crash cut off is closed, so that it spoils none but itself.
        const bytes = Buffer.from(buffer.toString('latin1') === '\n' ? lines : `\n${lines}`, 'utf8');
        try {
          for (let done = 0; done < bytes.length; ) {
            done += (await handle.write(bytes, done, bytes.length - done, size + done)).bytesWritten;
          }
          await handle.sync();
        } catch (error) {
          await handle.truncate(size).catch(() => {});
          throw error;
        }
      }),
    close: () => handle.close().catch(() => {}),
  };
}

async function asMirrorError<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const code = codeOf(cause);
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
      throw new KitError('mirror.full', { folder }, { cause });
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
      throw new KitError('mirror.unwritable', { folder }, { cause });
    }
    throw new KitError('mirror.away', { folder, reason: code }, { cause });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
