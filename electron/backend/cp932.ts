import { TextDecoder } from 'node:util';

/** What Windows and older consoles read as "Shift_JIS". The table is the decoder's own, turned round. */
export type Cp932Text = {
  readonly bytes: Buffer;
  /** Characters it has no code for; each became 〓, as printers do it. */
  readonly missing: number;
};

/** Characters that other systems use for what Windows maps elsewhere; a Mac types the left ones. */
const lookalikes: Readonly<Record<string, string>> = {
  '\u301c': '\uff5e',
  '\u2016': '\u2225',
  '\u2212': '\uff0d',
  '\u2014': '\u2015',
  '\u00a2': '\uffe0',
  '\u00a3': '\uffe1',
  '\u00ac': '\uffe2',
  '\u00a5': '\\',
  '\u203e': '~',
};

/** Rows that repeat characters of other rows for NEC machines; encoders leave them out (WHATWG Encoding, Shift_JIS). */
const repeatedLeads = [0xed, 0xee];

let table: ReadonlyMap<string, Buffer> | undefined;

/** Text in CP932. Decomposed kana (as in file names of a Mac) is composed first. */
export function encodeCp932(text: string): Cp932Text {
  table ??= makeTable();
  let missing = 0;
  const chunks: Buffer[] = [];
  for (const character of text.normalize('NFC')) {
    const bytes = table.get(character) ?? table.get(lookalikes[character] ?? '');
    if (bytes === undefined) missing += 1;
    chunks.push(bytes ?? Buffer.of(0x81, 0xac));
  }
  return { bytes: Buffer.concat(chunks), missing };
}

function makeTable(): ReadonlyMap<string, Buffer> {
  const decoder = new TextDecoder('shift_jis', { fatal: true });
  const made = new Map<string, Buffer>();
  const add = (bytes: Buffer) => {
    const character = decodeOne(decoder, bytes);
    if (character !== undefined && !made.has(character)) made.set(character, bytes);
  };
  // Not by the decoder: ICU swaps some control characters here.
  for (let byte = 0; byte < 0x80; byte++) made.set(String.fromCharCode(byte), Buffer.of(byte));
  for (let byte = 0xa1; byte <= 0xdf; byte++) add(Buffer.of(byte));
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    if ((lead > 0x9f && lead < 0xe0) || repeatedLeads.includes(lead)) continue;
    for (let trail = 0x40; trail <= 0xfc; trail++) if (trail !== 0x7f) add(Buffer.of(lead, trail));
  }
  return made;
}

/** @returns undefined for bytes that are no code, or are for private use only. */
function decodeOne(decoder: TextDecoder, bytes: Buffer): string | undefined {
  try {
    const text = decoder.decode(bytes);
    return /^[\ue000-\uf8ff\ufffd]/u.test(text) || [...text].length !== 1 ? undefined : text;
  } catch {
    return undefined;
  }
}
