import { fitWidth, printable, widthOf } from '../../shared/texts/display-width.ts';

/** A plain table for a terminal: columns aligned, Japanese included, no trailing blanks. */
export function formatTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, ...rows].map((line) => line.map(printable));
  const widths = header.map((_, column) => Math.max(...lines.map((line) => widthOf(line[column] ?? ''))));
  const [head = '', ...body] = lines.map((line) =>
    widths
      .map((width, column) => fitWidth(line[column] ?? '', width))
      .join('  ')
      .trimEnd(),
  );
  return [head, widths.map((width) => '─'.repeat(width)).join('  '), ...body].join('\n');
}
