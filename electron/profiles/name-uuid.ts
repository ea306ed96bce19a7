import { createHash, randomUUID } from 'node:crypto';

/**
 * A UUID in Apple's capitals: of a name within a namespace UUID, always the same (RFC 9562 version 5), or a random one
 * without a namespace. Throws TypeError when the namespace is no UUID.
 */
export function nameUuid(name: string, namespace?: string): string {
  if (namespace === undefined) return randomUUID().toUpperCase();
  const space = Buffer.from(namespace.replaceAll('-', ''), 'hex');
  if (space.length !== 16) throw new TypeError('the namespace is not a UUID');
  const bytes = createHash('sha1').update(space).update(name, 'utf8').digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    .toUpperCase();
}
