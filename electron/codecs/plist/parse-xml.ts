import { PlistError } from './error.ts';
import type { EnterNode } from './limits.ts';
import { emptyDict, type PlistValue } from './value.ts';
import { decodeXmlText, parseXmlData, parseXmlDate, parseXmlInteger, parseXmlReal } from './xml-text.ts';

type Tag = { readonly kind: 'open' | 'close' | 'empty'; readonly name: string };

/** No plist tag comes near this; it also keeps the tag pattern's work small. */
const MAX_TAG_LENGTH = 256;
const TAG = /^(\/?)([A-Za-z]+)(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*(\/?)$/;

/**
 * Reads an XML plist. Knows the plist elements only: a document type is skipped unread and one with an internal subset
 * is refused, so no entity beyond the five predefined and the numeric ones exists.
 */
export function parseXmlPlist(bytes: Buffer, enter: EnterNode): PlistValue {
  const text = decodeUtf8(bytes);
  let position = 0;

  /** Moves behind the next `end`; gives what stood before it. */
  function takeUntil(end: string): string {
    const found = text.indexOf(end, position);
    if (found < 0) throw malformed(`${end} is missing`);
    const taken = text.slice(position, found);
    position = found + end.length;
    return taken;
  }

  function skipWhiteSpace(): void {
    while (isWhiteSpace(text.charCodeAt(position))) position += 1;
  }

  /** Skips a comment or processing instruction, if one starts here. */
  function skipRemark(): boolean {
    if (text.startsWith('<!--', position)) {
      position += 4;
      takeUntil('-->');
      return true;
    }
    if (text.startsWith('<?', position)) {
      const instruction = takeUntil('?>');
      const encoding = /\sencoding\s*=\s*["']([\w.-]{1,40})["']/.exec(instruction.slice(0, 200))?.[1];
      if (encoding && !/^(utf-?8|us-ascii)$/i.test(encoding)) throw new PlistError('unsupported', 'not UTF-8 text');
      return true;
    }
    return false;
  }

  function skipBlank(): void {
    do skipWhiteSpace();
    while (skipRemark());
  }

  function skipDocumentType(): void {
    if (!text.startsWith('<!DOCTYPE', position)) return;
    if (takeUntil('>').includes('[')) throw new PlistError('unsupported', 'a document type with declarations');
    skipBlank();
  }

  function readTag(): Tag {
    skipBlank();
    if (text[position] !== '<') throw malformed('text where an element belongs');
    position += 1;
    const inner = takeUntil('>');
    const match = inner.length <= MAX_TAG_LENGTH ? TAG.exec(inner) : null;
    const [, slash, name = '', selfClose] = match ?? [];
    if (!match || (slash && selfClose)) throw malformed('a strange tag');
    return { kind: slash ? 'close' : selfClose ? 'empty' : 'open', name };
  }

  function expectClose(name: string): void {
    const tag = readTag();
    if (tag.kind !== 'close' || tag.name !== name) throw malformed(`</${name}> is missing`);
  }

  /** The character data up to `</name>`. */
  function readText(tag: Tag): string {
    if (tag.kind === 'empty') return '';
    const parts: string[] = [];
    for (;;) {
      const next = text.indexOf('<', position);
      if (next < 0) throw malformed(`</${tag.name}> is missing`);
      parts.push(decodeXmlText(text.slice(position, next)));
      position = next;
      if (text.startsWith('<![CDATA[', position)) {
        position += 9;
        parts.push(takeUntil(']]>'));
      } else if (!skipRemark()) {
        expectClose(tag.name);
        return parts.join('');
      }
    }
  }

  function readDict(depth: number): PlistValue {
    const dict = emptyDict();
    for (;;) {
      const keyTag = readTag();
      if (keyTag.kind === 'close' && keyTag.name === 'dict') return dict;
      if (keyTag.kind === 'close' || keyTag.name !== 'key') throw malformed('a dictionary entry without a key');
      enter(depth);
      const key = readText(keyTag);
      dict[key] = readValue(readTag(), depth);
    }
  }

  function readArray(depth: number): PlistValue {
    const items: PlistValue[] = [];
    for (;;) {
      const tag = readTag();
      if (tag.kind === 'close' && tag.name === 'array') return items;
      items.push(readValue(tag, depth));
    }
  }

  function readValue(tag: Tag, depth: number): PlistValue {
    if (tag.kind === 'close') throw malformed('a value is missing');
    enter(depth);
    switch (tag.name) {
      case 'dict':
        return tag.kind === 'empty' ? emptyDict() : readDict(depth + 1);
      case 'array':
        return tag.kind === 'empty' ? [] : readArray(depth + 1);
      case 'string':
        return readText(tag);
      case 'integer':
        return parseXmlInteger(readText(tag));
      case 'real':
        return parseXmlReal(readText(tag));
      case 'date':
        return parseXmlDate(readText(tag));
      case 'data':
        return parseXmlData(readText(tag));
      case 'true':
      case 'false':
        if (tag.kind === 'open') expectClose(tag.name);
        return tag.name === 'true';
      default:
        throw malformed('an element that no plist has');
    }
  }

  function readDocument(): PlistValue {
    skipBlank();
    skipDocumentType();
    const root = readTag();
    const wrapped = root.kind === 'open' && root.name === 'plist';
    const value = readValue(wrapped ? readTag() : root, 0);
    if (wrapped) expectClose('plist');
    skipBlank();
    if (position < text.length) throw malformed('something follows the document');
    return value;
  }

  try {
    return readDocument();
  } catch (error) {
    if (!(error instanceof PlistError)) throw error;
    throw new PlistError(error.reason, error.message, lineAt(text, position));
  }
}

/** The line, from 1, that a reader had come to. */
function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

function decodeUtf8(bytes: Buffer): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  } catch {
    throw malformed('not UTF-8 text');
  }
}

/** XML's white space, and the NUL some senders leave at the end. */
function isWhiteSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0;
}

function malformed(message: string): PlistError {
  return new PlistError('malformed', message);
}
