export const csvEncodings = ['utf-8', 'shift_jis'] as const;
export type CsvEncoding = (typeof csvEncodings)[number];

const BOM = '\u{feff}';
/** Characters that other systems write for ones Shift_JIS has under another number. */
const ALIASES: Readonly<Record<string, string>> = { '〜': '～', '−': '－', '‖': '∥', '—': '―' };

/** Text of a file in either encoding: what is not valid UTF-8 is Shift_JIS. */
export function decodeCsv(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('shift_jis').decode(bytes);
  }
}

/** UTF-8 with the mark that spreadsheets look for, or Shift_JIS with `?` for what it cannot hold. */
export function encodeCsv(text: string, encoding: CsvEncoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(BOM + text, 'utf8');
  shiftJis ??= readTable();
  const table = shiftJis;
  return Buffer.concat([...text].map((character) => table.get(ALIASES[character] ?? character) ?? QUESTION_MARK));
}

const QUESTION_MARK = Buffer.from('?');
let shiftJis: ReadonlyMap<string, Buffer> | undefined;

/** The encoder is the decoder read backwards; of several codes for a character the first counts. */
function readTable(): ReadonlyMap<string, Buffer> {
  const decoder = new TextDecoder('shift_jis', { fatal: true });
  const table = new Map<string, Buffer>();
  const learn = (...code: number[]) => {
    try {
      const character = decoder.decode(Uint8Array.from(code));
      if ([...character].length === 1 && !table.has(character)) table.set(character, Buffer.from(code));
    } catch {
      // The code means nothing.
    }
  };
  for (let byte = 0; byte <= 0xff; byte += 1) learn(byte);
  for (let lead = 0x81; lead <= 0xfc; lead += 1) {
    for (let trail = 0x40; trail <= 0xfc; trail += 1) learn(lead, trail);
  }
  return table;
}
