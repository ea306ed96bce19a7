import type { ProfileFinding } from '../../shared/domain/profile.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { finding } from '../../shared/profiles/finding.ts';

export type CleanBytes = {
  /** A property list in UTF-8 or binary form, or a CMS message in DER or PEM. */
  readonly bytes: Buffer;
  /** What had to be done for that; the file itself stays as it is. */
  readonly oddities: readonly ProfileFinding[];
};

const derSequence = 0x30;
/** Where a profile may begin at the latest, behind whatever a mail program or a web server put before it. */
const searchBytes = 64 * 1024;
const begin = /<\?xml|<!DOCTYPE plist|<plist/;

/**
 * Brings a .mobileconfig as it is found in the world into a form that can be read: other encodings, a byte order mark,
 * base64, something before or behind the profile. Bytes that need nothing come back as they are.
 * @throws KitError `profile.encoding`
 */
export function cleanProfile(file: Buffer): CleanBytes {
  if (file[0] === derSequence || startsWith(file, 'bplist')) return { bytes: file, oddities: [] };
  const base64 = fromBase64(file);
  if (base64 !== undefined)
    return { bytes: base64, oddities: [finding('info', 'file.encoding', [], encoding('Base64'))] };
  const armour = file.toString('latin1', 0, searchBytes).indexOf('-----BEGIN ');
  if (armour === 0) return { bytes: file, oddities: [] };
  const { text, name } = decode(file);
  if (armour > 0 && !begin.test(text.slice(0, armour))) {
    return { bytes: file.subarray(armour), oddities: [finding('info', 'file.before', [], {})] };
  }
  return cleanText(file, text, name);
}

function cleanText(file: Buffer, text: string, name: string | undefined): CleanBytes {
  const start = begin.exec(text.slice(0, searchBytes))?.index ?? 0;
  const end = text.lastIndexOf('</plist>');
  const after = end < 0 ? '' : text.slice(end + '</plist>'.length);
  const isBefore = text.slice(0, start).trim() !== '';
  // Some senders leave NULs at the end, which readers pass over.
  const isAfter = after.replaceAll('\0', '').trim() !== '' && !isOnlyComments(after);
  const oddities = [
    ...(name === undefined ? [] : [finding('warning', 'file.encoding', [], encoding(name))]),
    ...(isBefore ? [finding('warning', 'file.before', [], {})] : []),
    ...(isAfter ? [finding('warning', 'file.after', [], {})] : []),
  ];
  if (oddities.length === 0) return { bytes: file, oddities };
  const body = text.slice(isBefore ? start : 0, isAfter ? end + '</plist>'.length : undefined);
  const declared = /^\s*<\?xml[^>]{0,200}\?>/;
  return { bytes: Buffer.from(body.replace(declared, '<?xml version="1.0" encoding="UTF-8"?>'), 'utf8'), oddities };
}

function isOnlyComments(text: string): boolean {
  const [blank, ...comments] = text.split('<!--');
  return blank?.trim() === '' && comments.every((comment) => comment.trimEnd().endsWith('-->'));
}

/** @returns `name` where it is not UTF-8. */
function decode(file: Buffer): { readonly text: string; readonly name?: string } {
  const wide = wideEncodingOf(file);
  if (wide !== undefined) return { text: decodeAs(wide, file), name: wide.toUpperCase() };
  const declared = /<\?xml[^>]{0,100}\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    file.toString('latin1', 0, 1000),
  )?.[1];
  const isUtf8 = declared === undefined || /^(?:utf-?8|us-ascii)$/i.test(declared);
  if (!isUtf8) return { text: decodeAs(declared, file), name: declared };
  const text = tryDecode('utf-8', file);
  if (text !== undefined) return { text };
  // Japanese editors save what they declare to be UTF-8 in the encoding of their system.
  return { text: decodeAs('shift_jis', file), name: 'Shift_JIS' };
}

function wideEncodingOf([first, second]: Buffer): string | undefined {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  return undefined;
}

function decodeAs(label: string, file: Buffer): string {
  const text = tryDecode(label, file);
  if (text === undefined) throw new KitError('profile.encoding');
  return text;
}

function tryDecode(label: string, file: Buffer): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(file);
  } catch {
    return undefined;
  }
}

/** A message in DER that somebody wrote as bare base64: it begins with MI, as every long SEQUENCE does. */
function fromBase64(file: Buffer): Buffer | undefined {
  if (!startsWith(file, 'MI')) return undefined;
  const text = file.toString('latin1');
  return /^[A-Za-z0-9+/=\s]+$/.test(text) ? Buffer.from(text, 'base64') : undefined;
}

function startsWith(file: Buffer, text: string): boolean {
  return file.toString('latin1', 0, text.length) === text;
}

function encoding(name: string): { readonly encoding: string } {
  return { encoding: name };
}
