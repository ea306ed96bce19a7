import type { Readable } from 'node:stream';

export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/**
 * Reads a body of at most `maxBytes`. Throws BodyTooLarge as soon as it grows past them, leaving the stream open for an
 * answer, or the stream's own error.
 */
export async function readBody(stream: Readable, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let held = 0;
  for await (const part of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    held += part.length;
    if (held > maxBytes) throw new BodyTooLarge(`a body over ${maxBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
