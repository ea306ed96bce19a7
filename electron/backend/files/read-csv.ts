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

/** The cells of a text in which `delimiter` stands between them; empty lines are left out. @throws what `fail` makes. */
export function csvRows(text: string, delimiter: ',' | ';' | '\t', fail: (reason: string) => KitError): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (row.some((value) => value !== '')) rows.push(row);
    row = [];
    if (rows.length > maxRows) throw fail(`> ${maxRows} rows`);
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === delimiter) endCell();
    else if (character === '\n') endRow();
    else if (character === '\r') {
      if (text[at + 1] !== '\n') endRow();
    } else cell += character;
  }
  if (quoted) throw fail('quotation mark');
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}

/** A name for each column under which its cell can be kept; a header that stands twice names only its first column. */
export function columnKeys(header: readonly string[]): string[] {
  return header.map((name, at) => (header.indexOf(name) === at ? name : `${name}\n${at}`));
}
