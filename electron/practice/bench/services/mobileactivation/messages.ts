import { parsePlist } from '../../../../codecs/plist/parse.ts';
import { isDict, type PlistDict, type PlistValue } from '../../../../codecs/plist/value.ts';

/*
 * What a practice device and the practice activation origin say to each other through the station. The carriers are
 * those of device-protocols §5; what they carry is opaque to every station, so its form here is our own.
 */

/** The header that binds an activation record to its session; stations pass it on without looking. */
export const SESSION_HEADER = 'ARS';

/** Not what either side sends; the message says what was wrong, for the device's own log. */
export class ActivationMessageError extends Error {
  override readonly name = 'ActivationMessageError';
}

const MAX_BYTES = 1024 * 1024;

/** Throws ActivationMessageError for bytes that are no plist dictionary. */
export function parseMessage(bytes: Uint8Array): PlistDict {
  try {
    const message = parsePlist(bytes, { maxBytes: MAX_BYTES });
    if (isDict(message)) return message;
  } catch {
    // Said below.
  }
  throw new ActivationMessageError('not a property list');
}

export function dataOf(message: PlistDict, key: string): Buffer {
  const value = message[key];
  if (!(value instanceof Uint8Array)) throw new ActivationMessageError(`${key} is missing`);
  return Buffer.from(value);
}

export function textOf(message: PlistDict, key: string): string {
  const value = message[key];
  if (typeof value !== 'string') throw new ActivationMessageError(`${key} is missing`);
  return value;
}

export function dictOf(message: PlistDict, key: string): PlistDict {
  const value: PlistValue | undefined = message[key];
  if (!isDict(value)) throw new ActivationMessageError(`${key} is missing`);
  return value;
}
