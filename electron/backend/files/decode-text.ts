import { TextDecoder } from 'node:util';
import type { FileEncoding } from '../../../shared/domain/backend.ts';

export type DecodedText = { readonly text: string; readonly encoding: FileEncoding };

/**
 * The text of a file in one of the encodings that consoles write: UTF-8 with or without its mark, else CP932. UTF-8 is
 * tried first, since Japanese text in CP932 is hardly ever valid UTF-8. @returns undefined when it is none of them.
 */
export function decodeText(bytes: Buffer): DecodedText | undefined {
  const marked = bytes.subarray(0, 3).equals(Buffer.of(0xef, 0xbb, 0xbf));
  const utf8 = decode('utf-8', bytes);
  if (utf8 !== undefined) return { text: utf8, encoding: marked ? 'utf-8-bom' : 'utf-8' };
  const cp932 = marked ? undefined : decode('shift_jis', bytes);
  return cp932 === undefined ? undefined : { text: cp932, encoding: 'cp932' };
}

function decode(label: 'utf-8' | 'shift_jis', bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    // UTF-16 and binaries decode, too, but hold characters that no CSV has.
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
