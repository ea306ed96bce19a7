import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { openSealed, sealBytes } from '../../identity/sealing.ts';

export const mirrorExtension = '.kitmirror';
/** In the folder itself: without it the stick is not there, only the place where it is mounted. */
export const markerName = 'kitbench-mirror.json';

/** How a key comes from the passphrase. */
export type MirrorKeySource = { readonly N: number; readonly salt: string };

/** First line of a mirror file, in clear. */
const headerSchema = z.object({
  kitbenchMirror: z.literal(1),
  fileId: z.uuid(),
  station: z.string().max(100),
  kdf: z.literal('scrypt'),
  N: z
    .int()
    .min(2 ** 10)
    .max(2 ** 20),
  salt: z.base64().max(200),
  /** Opens under the right key. */
  check: z.base64().max(500),
});
export type MirrorHeader = z.infer<typeof headerSchema>;

const entrySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('record'),
    recordId: z.uuid(),
    sha256: z.string(),
    /** The very bytes that are sent, UTF-8. */
    payload: z.string(),
    server: z.object({ id: z.string(), name: z.string() }).nullable(),
  }),
  /** Taken out by hand, or given its place to an amended one. */
  z.object({ kind: z.literal('dropped'), recordId: z.string() }),
]);
export type MirrorEntry = z.infer<typeof entrySchema>;

/** A line is a record of at most 256 KiB as the backend takes it, escaped, sealed and in base64. */
export const longestLine = 1024 * 1024;

const checkText = Buffer.from('kitbench mirror', 'utf8');

export function makeHeader(station: string, key: Buffer, { N, salt }: MirrorKeySource): MirrorHeader {
  const fileId = randomUUID();
  const check = sealBytes(key, checkText, purposeOf(fileId, 'check')).toString('base64');
  return { kitbenchMirror: 1, fileId, station, kdf: 'scrypt', N, salt, check };
}

export function readHeader(line: string): MirrorHeader | undefined {
  return headerSchema.safeParse(parseJson(line)).data;
}

export function opensWith(key: Buffer, { fileId, check }: MirrorHeader): boolean {
  return openSealed(key, Buffer.from(check, 'base64'), purposeOf(fileId, 'check'))?.equals(checkText) === true;
}

/** One entry as a line, with its end. */
export function sealEntry(key: Buffer, fileId: string, entry: MirrorEntry): string {
  return `${sealBytes(key, Buffer.from(JSON.stringify(entry), 'utf8'), purposeOf(fileId, 'entry')).toString('base64')}\n`;
}

/** @returns undefined when the line was cut off, changed, or belongs to another file. */
export function openEntry(key: Buffer, fileId: string, line: string): MirrorEntry | undefined {
  const plain = openSealed(key, Buffer.from(line, 'base64'), purposeOf(fileId, 'entry'));
  return plain === undefined ? undefined : entrySchema.safeParse(parseJson(plain.toString('utf8'))).data;
}

function purposeOf(fileId: string, what: 'check' | 'entry'): string {
  return `kitbench mirror ${what} ${fileId}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
