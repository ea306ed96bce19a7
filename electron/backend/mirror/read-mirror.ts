import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type EnrollmentRecord, enrollmentRecordSchema } from '../../../shared/domain/record.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { keyOfPassphrase } from '../../identity/passphrase-key.ts';
import { sha256Of } from '../../store/repositories/records.ts';
import { longestLine, type MirrorHeader, mirrorExtension, openEntry, opensWith, readHeader } from './format.ts';

const mostFiles = 500;

/** A record of some station, as it was mirrored. */
export type MirroredRecord = {
  readonly record: EnrollmentRecord;
  readonly payload: Buffer;
  readonly sha256: string;
  readonly server: { readonly id: string; readonly name: string } | null;
};

export type MirrorContents = {
  /** Of all stations, in the order of their times; of one station in the order it wrote them. */
  readonly records: readonly MirroredRecord[];
  readonly files: number;
  /** Files that this passphrase does not open. */
  readonly locked: number;
  readonly damaged: number;
};

type Placed = MirroredRecord & { readonly sortAt: number };

/**
 * Reads a mirror folder, or one file of it.
 * @throws KitError `mirror.nothing-there`, `mirror.wrong-passphrase`.
 */
export async function readMirror(path: string, passphrase: Buffer): Promise<MirrorContents> {
  const files = await filesAt(path);
  const placed = new Map<string, Placed>();
  const dropped = new Set<string>();
  let [locked, damaged] = [0, 0];
  for (const file of files) {
    const read = await readOne(file, passphrase, placed, dropped);
    if (read === 'locked') locked += 1;
    else damaged += read;
  }
  if (locked === files.length) throw new KitError('mirror.wrong-passphrase', { path });
  const records = [...placed.values()].filter(({ record }) => !dropped.has(record.id));
  return { records: records.toSorted((a, b) => a.sortAt - b.sortAt), files: files.length, locked, damaged };
}

async function filesAt(path: string): Promise<string[]> {
  const nothing = () => new KitError('mirror.nothing-there', { path });
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw nothing();
  if (found.isFile()) return [path];
  const names = (await readdir(path)).filter((name) => name.endsWith(mirrorExtension)).toSorted();
  if (names.length === 0 || names.length > mostFiles) throw nothing();
  return names.map((name) => join(path, name));
}

/** @returns how many lines were damaged. */
async function readOne(
  file: string,
  passphrase: Buffer,
  placed: Map<string, Placed>,
  dropped: Set<string>,
): Promise<number | 'locked'> {
  let opened: { readonly header: MirrorHeader; readonly key: Buffer } | undefined;
  let damaged = 0;
  // A clock that was set back must not put a station's later records before its earlier ones.
  let latest = 0;
  for await (const line of createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (opened === undefined) {
      opened = await openFile(line, passphrase);
      if (opened === undefined) return 'locked';
      continue;
    }
    const entry = line.length > longestLine ? undefined : openEntry(opened.key, opened.header.fileId, line);
    if (entry === undefined) damaged += line.length > 0 ? 1 : 0;
    else if (entry.kind === 'dropped') dropped.add(entry.recordId);
    else {
      const payload = Buffer.from(entry.payload, 'utf8');
      const record = enrollmentRecordSchema.safeParse(parseJson(entry.payload)).data;
      if (record?.id !== entry.recordId || sha256Of(payload) !== entry.sha256) damaged += 1;
      else {
        latest = Math.max(latest, Date.parse(record.at));
        if (!placed.has(record.id)) {
          placed.set(record.id, { record, payload, sha256: entry.sha256, server: entry.server, sortAt: latest });
        }
      }
    }
  }
  opened?.key.fill(0);
  return damaged;
}

async function openFile(line: string, passphrase: Buffer) {
  const header = readHeader(line);
  if (header === undefined) return undefined;
  const key = await keyOfPassphrase(passphrase, Buffer.from(header.salt, 'base64'), header.N);
  return opensWith(key, header) ? { header, key } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
