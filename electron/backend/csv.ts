/** What a spreadsheet would run as a formula, in half and full width. */
const formulaStart = /^[=+\-@\t\r＝＋－＠]/u;

/** RFC 4180 with CRLF; a cell that a spreadsheet would take for a formula gets an apostrophe before it. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const safe = formulaStart.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
