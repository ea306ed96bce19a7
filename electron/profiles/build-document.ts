import { isDeepStrictEqual } from 'node:util';
import type { ProfileSource } from '../../shared/domain/profile.ts';
import {
  isProfileDict,
  markedPath,
  type ProfileDocument,
  type ProfileValue,
} from '../../shared/domain/profile-document.ts';
import { writeXmlPlist } from '../codecs/plist/write-xml.ts';
import { completeProfile } from './complete.ts';
import { fromDocument } from './document.ts';
import { readDocument } from './inspect.ts';
import { restoreSecrets } from './mask.ts';

/**
 * The bytes of a profile that was written in a form or as XML. XML that needs nothing is kept as it was typed, comments
 * and all.
 * @param earlier what the marks in it stand for
 * @throws KitError `profile.line`, `profile.not-a-plist`, `profile.secret-lost`
 */
export function buildProfile(source: ProfileSource, name: string, earlier: ProfileDocument | undefined): Buffer {
  const completed = writtenDocument(source, name);
  if ('xml' in source) {
    const bytes = Buffer.from(source.xml, 'utf8');
    if (!hasMarks(completed) && isDeepStrictEqual(readDocument(bytes), completed)) return bytes;
  }
  return writeDocument(restoreSecrets(completed, earlier));
}

/** What was written, with what every profile needs; marks stay marks. Throws as `buildProfile`. */
export function writtenDocument(source: ProfileSource, name: string): ProfileDocument {
  const written = 'document' in source ? source.document : readDocument(Buffer.from(source.xml, 'utf8'));
  return completeProfile(written, name);
}

/** Plain XML. */
export function writeDocument(document: ProfileDocument): Buffer {
  return writeXmlPlist(fromDocument(document));
}

function hasMarks(value: ProfileValue): boolean {
  if (Array.isArray(value)) return value.some(hasMarks);
  return isProfileDict(value) ? Object.values(value).some(hasMarks) : markedPath(value) !== undefined;
}
