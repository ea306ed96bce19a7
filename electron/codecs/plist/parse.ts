import { PlistError } from './error.ts';
import { countNodes, DEFAULT_PLIST_LIMITS, type PlistLimits } from './limits.ts';
import { parseBinaryPlist } from './parse-binary.ts';
import { parseXmlPlist } from './parse-xml.ts';
import type { PlistValue } from './value.ts';

/**
 * Reads a property list, XML (UTF-8) or binary (`bplist00`), whichever the first bytes say.
 * Dictionaries come without a prototype; data comes as a Buffer of its own. Throws only PlistError.
 */
export function parsePlist(bytes: Uint8Array, limits: Partial<PlistLimits> = {}): PlistValue {
  const bounds = { ...DEFAULT_PLIST_LIMITS, ...limits };
  if (bytes.byteLength > bounds.maxBytes) {
    throw new PlistError('too-large', `${bytes.byteLength} bytes, more than ${bounds.maxBytes}`);
  }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = buffer.toString('latin1', 0, 8);
  const enter = countNodes(bounds);
  if (magic === 'bplist00') return parseBinaryPlist(buffer, enter);
  if (magic.startsWith('bplist')) throw new PlistError('unsupported', 'a binary plist of another version');
  if (magic.startsWith('\xfe\xff') || magic.startsWith('\xff\xfe')) {
    throw new PlistError('unsupported', 'UTF-16 text');
  }
  return parseXmlPlist(buffer, enter);
}
