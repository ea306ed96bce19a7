import { PlistError } from './error.ts';
import { countNodes, DEFAULT_PLIST_LIMITS } from './limits.ts';
import { isDict, PlistReal, type PlistValue, plistInteger } from './value.ts';

const PROLOGUE =
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n' +
  '<plist version="1.0">\n';

/** Anything but the characters of XML 1.0 §2.2; under the `u` flag a lone surrogate is one of those too. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/**
 * Writes an XML plist as Apple lays it out. Integral numbers become `<integer>`, others `<real>`; dates lose their
 * milliseconds. Throws PlistError for a cycle or over-deep value, a character XML cannot hold, or a foreign object.
 */
export function writeXmlPlist(value: PlistValue): Buffer {
  const enter = countNodes(DEFAULT_PLIST_LIMITS);
  let out = PROLOGUE;

  function write(node: PlistValue, depth: number): void {
    enter(depth);
    const indent = '\t'.repeat(depth);
    if (Array.isArray(node)) {
      if (node.length === 0) {
        out += `${indent}<array/>\n`;
        return;
      }
      out += `${indent}<array>\n`;
      for (const item of node) write(item, depth + 1);
      out += `${indent}</array>\n`;
    } else if (isDict(node)) {
      const keys = Object.keys(node).filter((key) => node[key] !== undefined);
      if (keys.length === 0) {
        out += `${indent}<dict/>\n`;
        return;
      }
      out += `${indent}<dict>\n`;
      for (const key of keys) {
        const entry = node[key];
        if (entry === undefined) continue;
        enter(depth + 1);
        out += `${indent}\t<key>${escapeText(key)}</key>\n`;
        write(entry, depth + 1);
      }
      out += `${indent}</dict>\n`;
    } else {
      out += `${indent}${leaf(node)}\n`;
    }
  }

  write(value, 0);
  return Buffer.from(`${out}</plist>\n`, 'utf8');
}

function leaf(node: PlistValue): string {
  if (typeof node === 'string') return `<string>${escapeText(node)}</string>`;
  if (typeof node === 'boolean') return node ? '<true/>' : '<false/>';
  if (typeof node === 'bigint') return `<integer>${plistInteger(node)}</integer>`;
  if (typeof node === 'number') return Number.isSafeInteger(node) ? `<integer>${node}</integer>` : real(node);
  if (node instanceof PlistReal) return real(node.value);
  if (node instanceof Date) return `<date>${dateText(node)}</date>`;
  if (node instanceof Uint8Array) {
    return `<data>${Buffer.from(node.buffer, node.byteOffset, node.byteLength).toString('base64')}</data>`;
  }
  throw new PlistError('unsupported', 'a value that no plist can hold');
}

/** `nan` and `+infinity` are Core Foundation's spellings. */
function real(value: number): string {
  if (Number.isNaN(value)) return '<real>nan</real>';
  if (!Number.isFinite(value)) return value > 0 ? '<real>+infinity</real>' : '<real>-infinity</real>';
  return `<real>${value}</real>`;
}

function dateText(date: Date): string {
  const year = date.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) throw new PlistError('unsupported', 'a date outside the years 0 to 9999');
  return `${date.toISOString().slice(0, 19)}Z`;
}

function escapeText(text: string): string {
  if (NOT_XML.test(text)) throw new PlistError('unsupported', 'a character that XML cannot hold');
  if (!/[&<>\r]/.test(text)) return text;
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r/g, '&#13;');
}
