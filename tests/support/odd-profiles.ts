import { parsePlist } from '../../electron/codecs/plist/parse.ts';
import type { PlistDict } from '../../electron/codecs/plist/value.ts';
import { writeBinaryPlist } from '../../electron/codecs/plist/write-binary.ts';
import { pem } from '../../electron/crypto/certificates.ts';

export type OddProfile = { readonly name: string; readonly file: Buffer };

/** One profile in every guise that files of the world come in. All say the same. */
export function oddProfiles(xml: Buffer, sign: (content: Buffer) => Buffer): readonly OddProfile[] {
  const text = xml.toString('utf8');
  const root = parsePlist(xml) as PlistDict;
  const declared = (encoding: string) => text.replace('encoding="UTF-8"', `encoding="${encoding}"`);
  const signed = sign(xml);
  const wide = Buffer.from(`\ufeff${declared('UTF-16')}`, 'utf16le');
  return [
    { name: 'as it is', file: xml },
    { name: 'with a byte order mark', file: Buffer.from(`\ufeff${text}`, 'utf8') },
    { name: 'with CRLF', file: Buffer.from(text.replaceAll('\n', '\r\n'), 'utf8') },
    { name: 'with CR', file: Buffer.from(text.replaceAll('\n', '\r'), 'utf8') },
    { name: 'on one line', file: Buffer.from(text.replaceAll('\n', ''), 'utf8') },
    { name: 'without a declaration', file: Buffer.from(text.slice(text.indexOf('<plist')), 'utf8') },
    { name: 'without a document type', file: Buffer.from(text.replace(/<!DOCTYPE[^>]*>\n/, ''), 'utf8') },
    { name: 'with comments', file: Buffer.from(text.replaceAll('<dict>', '<!-- a --><dict><!-- b -->'), 'utf8') },
    { name: 'with single quotes', file: Buffer.from(text.replace(/version="1.0"/g, "version='1.0'"), 'utf8') },
    { name: 'in UTF-16 LE', file: wide },
    { name: 'in UTF-16 BE', file: Buffer.from(wide).swap16() },
    { name: 'in UTF-16 LE without a mark', file: wide.subarray(2) },
    { name: 'in Latin-1', file: Buffer.from(declared('ISO-8859-1'), 'latin1') },
    { name: 'behind white space', file: Buffer.from(`\n\n  \t${text}`, 'utf8') },
    {
      name: 'behind a mail',
      file: Buffer.from(`Content-Type: application/x-apple-aspen-config\r\n\r\n${text}`, 'utf8'),
    },
    { name: 'before NULs', file: Buffer.concat([xml, Buffer.alloc(64)]) },
    { name: 'before something else', file: Buffer.from(`${text}--boundary--\r\n`, 'utf8') },
    { name: 'as a binary plist', file: writeBinaryPlist(root) },
    { name: 'signed, DER', file: signed },
    { name: 'signed, PEM', file: Buffer.from(pem(signed, 'PKCS7'), 'utf8') },
    { name: 'signed, PEM, CMS', file: Buffer.from(pem(signed, 'CMS').replaceAll('\n', '\r\n'), 'utf8') },
    { name: 'signed, bare base64', file: Buffer.from(signed.toString('base64'), 'latin1') },
    { name: 'signed around a binary plist', file: sign(writeBinaryPlist(root)) },
    { name: 'signed around UTF-16', file: sign(wide) },
  ];
}
