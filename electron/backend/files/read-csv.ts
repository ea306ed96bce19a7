import { KitError } from '../../../shared/errors/kit-error.ts';
import { type DecodedText, decodeText } from './decode-text.ts';

/** A CSV with its header apart. Every row has a cell for each column. */
export type CsvTable = Pick<DecodedText, 'encoding'> & {
  readonly fileName: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

const maxBytes = 8 * 1024 * 1024;
const maxRows = 100_000;
const maxColumns = 500;

/**
 * Reads a console's CSV: RFC 4180, line ends of any kind, empty lines left out.
 * @throws KitError `backend.file-unreadable`.
 */
export function readCsv(bytes: Buffer, fileName: string): CsvTable {
  const fail = (reason: string) => new KitError('backend.file-unreadable', { file: fileName, reason });
  if (bytes.length > maxBytes) throw fail(`> ${maxBytes / 1024 / 1024} MB`);
  const decoded = decodeText(bytes);
  if (decoded === undefined) throw fail('encoding');
  const [header = [], ...rows] = csvRows(decoded.text, ',', fail);
  if (header.length === 0) throw fail('empty');
  if (header.length > maxColumns) throw fail(`> ${maxColumns} columns`);
  for (const [index, row] of rows.entries()) {
    if (row.length > header.length) throw fail(`line ${index + 2}`);
  }
  return {
    fileName,
    encoding: decoded.encoding,
    header,
    rows: rows.map((row) => header.map((_, column) => row[column] ?? '')),
  };
}

/**
 * The cells of a text in which `delimiter` stands between them; empty lines are left out. Cell by cell, not character by
 * character: a list of some megabytes must not hold the others of this process. @throws what `fail` makes.
 */
export function csvRows(text: string, delimiter: ',' | ';' | '\t', fail: (reason: string) => KitError): string[][] {
  const rows: string[][] = [];
  const cellEnd = new RegExp(`[${delimiter}\\r\\n]`, 'g');
  let row: string[] = [];
  for (let at = 0; at < text.length; ) {
    const quoted = text[at] === '"' ? readQuoted(text, at, fail) : { cell: '', end: at };
    cellEnd.lastIndex = quoted.end;
    const end = cellEnd.exec(text)?.index ?? text.length;
    row.push(quoted.cell + text.slice(quoted.end, end));
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    if (text[end] === delimiter && at < text.length) continue;
    if (text[end] === delimiter) row.push('');
    if (row.some((value) => value !== '')) rows.push(row);
    row = [];
    if (rows.length > maxRows) throw fail(`> ${maxRows} rows`);
  }
  return rows;
}

/** @param from where its quotation mark stands. @returns what it holds, and where it ends. */
function readQuoted(text: string, from: number, fail: (reason: string) => KitError): { cell: string; end: number } {
  let cell = '';
  for (let open = from; ; ) {
    const close = text.indexOf('"', open + 1);
    if (close < 0) throw fail('quotation mark');
    cell += text.slice(open + 1, close);
    if (text[close + 1] !== '"') return { cell, end: close + 1 };
    cell += '"';
    open = close + 1;
  }
}

/** A name for each column under which its cell can be kept; a header that stands twice names only its first column. */
export function columnKeys(header: readonly string[]): string[] {
  return header.map((name, at) => (header.indexOf(name) === at ? name : `${name}\n${at}`));
}
