import { z } from 'zod';
import { KitError } from '../../../shared/errors/kit-error.ts';

/** What a station bundle begins with; the last byte shows a transfer that "mended" line ends. */
export const magic = Buffer.from('KITSTN\r\n', 'latin1');
/** The one version that there is; a file of a higher one is refused by name. */
export const sealedFileVersion = 1;
export const chunkBytes = 64 * 1024;
const mostHeaderBytes = 4096;

const headerSchema = z.strictObject({
  kitbench: z.literal('station'),
  version: z.literal(sealedFileVersion),
  cipher: z.literal('aes-256-gcm'),
  chunkBytes: z.literal(chunkBytes),
  compression: z.literal('gzip'),
  kdf: z.strictObject({
    name: z.literal('scrypt'),
    /** Bounded both ways: a forged file must neither cost gigabytes nor talk us into a cheap guess. */
    N: z
      .int()
      .min(2 ** 17)
      .max(2 ** 19)
      .refine((n) => (n & (n - 1)) === 0),
    r: z.literal(8),
    p: z.literal(1),
    salt: z.base64().length(44),
  }),
  /** Tells a wrong passphrase from a damaged file. */
  check: z.base64().length(44),
});
export type SealedFileHeader = z.infer<typeof headerSchema>;

export type ReadHeader = {
  readonly header: SealedFileHeader;
  /** Magic, length and header as they stand in the file: what every chunk authenticates. */
  readonly prefix: Buffer;
  readonly body: Buffer;
};

/** Magic, the header's length in two bytes, the header as JSON. */
export function encodeHeader(header: SealedFileHeader): Buffer {
  const json = Buffer.from(JSON.stringify(header), 'utf8');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(json.length);
  return Buffer.concat([magic, length, json]);
}

/** @throws KitError `transfer.unreadable`, `transfer.newer`. */
export function decodeHeader(file: Buffer): ReadHeader {
  const start = magic.length + 2;
  if (file.length < start || !file.subarray(0, magic.length).equals(magic)) throw unreadable('start');
  const length = file.readUInt16BE(magic.length);
  if (length > mostHeaderBytes || file.length < start + length) throw unreadable('header');
  const prefix = file.subarray(0, start + length);
  const json = parse(prefix.subarray(start));
  const marked = z.object({ kitbench: z.literal('station'), version: z.int() }).safeParse(json);
  if (marked.success && marked.data.version > sealedFileVersion) {
    throw new KitError('transfer.newer', { what: `${marked.data.version}` });
  }
  const parsed = headerSchema.safeParse(json);
  if (!parsed.success) throw unreadable(parsed.error.issues[0]?.path.join('.') || 'header');
  return { header: parsed.data, prefix, body: file.subarray(prefix.length) };
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw unreadable('header');
  }
}

function unreadable(where: string): KitError {
  return new KitError('transfer.unreadable', { where });
}
