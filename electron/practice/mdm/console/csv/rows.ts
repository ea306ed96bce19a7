import { ConsoleRefusal } from '../refusal.ts';

const MAX_ROWS = 100_000;

/** Rows of a CSV text (RFC 4180), blank lines left out. Throws `bad-csv` for a quote that does not close. */
export function parseRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let position = 0;
  while (position < text.length) {
    const cell = readCell(text, position);
    row.push(cell.value);
    position = cell.end;
    if (text[position] === ',') {
      position += 1;
      if (position < text.length) continue;
      row.push('');
    }
    if (row.length > 1 || row[0] !== '') rows.push(row);
    if (rows.length > MAX_ROWS) throw new ConsoleRefusal('bad-csv', 'too many rows');
    row = [];
    position += text.startsWith('\r\n', position) ? 2 : 1;
  }
  return rows;
}

function readCell(text: string, start: number): { value: string; end: number } {
  if (text[start] !== '"') {
    const plain = /[^,\r\n]*/y;
    plain.lastIndex = start;
    const value = plain.exec(text)?.[0] ?? '';
    return { value, end: start + value.length };
  }
  let value = '';
  for (let position = start + 1; position < text.length; position += 1) {
    if (text[position] !== '"') value += text[position];
    else if (text[position + 1] === '"') {
      value += '"';
      position += 1;
    } else return { value, end: position + 1 };
  }
  throw new ConsoleRefusal('bad-csv', 'a quote does not close');
}

export function writeRows(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('');
}

function writeCell(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
