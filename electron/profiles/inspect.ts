import type { ProfileFinding, ProfileSigner } from '../../shared/domain/profile.ts';
import type { ProfileDocument } from '../../shared/domain/profile-document.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { finding } from '../../shared/profiles/finding.ts';
import { PlistError } from '../codecs/plist/error.ts';
import { parsePlist } from '../codecs/plist/parse.ts';
import { isDict, type PlistDict } from '../codecs/plist/value.ts';
import { cleanProfile } from './clean.ts';
import { toDocument } from './document.ts';
import { describeSigner } from './signer.ts';
import { openCms } from './unwrap.ts';

/** Of the file, signature included; `shared/domain/blueprint` takes no more. */
const maxProfileBytes = 3_000_000;
const profileLimits = { maxBytes: maxProfileBytes, maxDepth: 40, maxNodes: 100_000 };

export type InspectedProfile = {
  /** Everything the profile says, secrets and unknown keys included. */
  readonly document: ProfileDocument;
  readonly signer?: ProfileSigner;
  /** The property list, out of its signature and in a form that can be read. */
  readonly content: Buffer;
  /** What a device can be sent: the very file, unless it is in a form that none would read. */
  readonly deviceBytes: Buffer;
  readonly oddities: readonly ProfileFinding[];
};

/**
 * Reads any .mobileconfig of the world as far as it can be read at all; whether a device would take it is for
 * `checkDocument` to say. The file's bytes stay what they are.
 * @throws KitError `profile.empty`, `profile.too-large`, `profile.encoding`, `profile.not-a-plist`,
 * `profile.not-a-profile`, `profile.signature-*`
 */
export function inspectProfile(file: Buffer): InspectedProfile {
  if (file.byteLength === 0) throw new KitError('profile.empty');
  if (file.byteLength > maxProfileBytes) throw new KitError('profile.too-large', { limit: String(maxProfileBytes) });
  const outer = cleanProfile(file);
  const message = openCms(outer.bytes);
  if (message === undefined) {
    const { bytes, oddities } = outer;
    return { document: readDocument(bytes), content: bytes, deviceBytes: bytes, oddities };
  }
  const inner = cleanProfile(message.content);
  const isDropped = inner.oddities.length > 0;
  return {
    document: readDocument(inner.bytes),
    signer: describeSigner(message),
    content: inner.bytes,
    deviceBytes: isDropped ? inner.bytes : outer.bytes,
    oddities: [
      ...outer.oddities,
      ...inner.oddities,
      ...(isDropped ? [finding('warning', 'file.signature-dropped', [], {})] : []),
    ],
  };
}

/** @throws KitError `profile.not-a-plist` (with the line, in XML), `profile.not-a-profile` */
export function readDocument(bytes: Buffer): ProfileDocument {
  return toDocument(readRoot(bytes));
}

function readRoot(bytes: Buffer): PlistDict {
  try {
    const root = parsePlist(bytes, profileLimits);
    if (isDict(root)) return root;
  } catch (error) {
    if (!(error instanceof PlistError)) throw error;
    const { reason, message, line } = error;
    const where = { reason, ...(line === undefined ? {} : { detail: message, line: String(line) }) };
    throw new KitError(line === undefined ? 'profile.not-a-plist' : 'profile.line', where, { cause: error });
  }
  throw new KitError('profile.not-a-profile', { reason: 'plist' });
}
