import {
  isData,
  isProfileDict,
  markedPath,
  type ProfileDocument,
  type ProfilePath,
  type ProfileValue,
  secretMark,
  valueAt,
} from '../../shared/domain/profile-document.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { isSecretKey, isSecretUrl } from '../../shared/tables/payload-secrets.ts';

export type MaskedDocument = { readonly document: ProfileDocument; readonly hasSecrets: boolean };

/** The profile with a mark in every secret's place: what a face may see. */
export function maskSecrets(profile: ProfileDocument): MaskedDocument {
  let hasSecrets = false;
  const mask = (path: ProfilePath): string => {
    hasSecrets = true;
    return secretMark(path);
  };

  function masked(value: ProfileValue, type: string, path: ProfilePath): ProfileValue {
    if (typeof value === 'string') return isSecretText(value, type, path) ? mask(path) : value;
    if (isData(value)) return isSecretKey(type, insideOf(path)) ? mask(path) : value;
    if (Array.isArray(value)) return value.map((inner, index) => masked(inner, type, [...path, index]));
    return isProfileDict(value) ? maskedDict(value, type, path) : value;
  }

  function maskedDict(dict: ProfileDocument, type: string, path: ProfilePath): ProfileDocument {
    const isPayload = path.length === 2 && path[0] === 'PayloadContent';
    const own = isPayload && typeof dict.PayloadType === 'string' ? dict.PayloadType : type;
    return Object.fromEntries(Object.entries(dict).map(([key, value]) => [key, masked(value, own, [...path, key])]));
  }

  return { document: maskedDict(profile, '', []), hasSecrets };
}

function isSecretText(text: string, type: string, path: ProfilePath): boolean {
  return text !== '' && (isSecretKey(type, insideOf(path)) || isSecretUrl(type, text));
}

/** A path as its payload sees it. */
function insideOf(path: ProfilePath): ProfilePath {
  return path[0] === 'PayloadContent' ? path.slice(2) : path;
}

/**
 * Puts the secrets of an earlier revision back in their marks' places.
 * @throws KitError `profile.secret-lost` for a mark that leads nowhere
 */
export function restoreSecrets(document: ProfileDocument, earlier: ProfileDocument | undefined): ProfileDocument {
  const restore = (value: ProfileValue): ProfileValue => {
    const path = markedPath(value);
    if (path !== undefined) {
      const kept = earlier && valueAt(earlier, path);
      if (kept === undefined) throw new KitError('profile.secret-lost', { key: path.at(-1) ?? '' });
      return kept;
    }
    if (Array.isArray(value)) return value.map(restore);
    return isProfileDict(value) ? restoreDict(value) : value;
  };
  const restoreDict = (dict: ProfileDocument): ProfileDocument =>
    Object.fromEntries(Object.entries(dict).map(([key, value]) => [key, restore(value)]));
  return restoreDict(document);
}

/** A masked profile without what was masked. */
export function stripMarks(document: ProfileDocument): ProfileDocument {
  return Object.fromEntries(
    Object.entries(document).flatMap(([key, value]) => (markedPath(value) === undefined ? [[key, strip(value)]] : [])),
  );
}

function strip(value: ProfileValue): ProfileValue {
  if (Array.isArray(value)) return value.filter((inner) => markedPath(inner) === undefined).map(strip);
  return isProfileDict(value) ? stripMarks(value) : value;
}
