import type { ProfilePath } from '../../shared/domain/profile-document.ts';

const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)(dict|array|key|string|integer|real|date|data|true|false)(?:\s[^>]*?)?(\/?)>/g;

/**
 * On which line, from 1, each value of an XML property list begins, by its path. For text that a reader has taken: what
 * is not well formed gives wrong lines, never an error.
 */
export function linesOfXml(text: string): (path: ProfilePath) => number | undefined {
  const lines = new Map<string, number>();
  /** One entry for each open dictionary or array: the step that its next value has. */
  const open: { kind: 'dict' | 'array'; step: string | number }[] = [];
  let line = 1;
  let counted = 0;
  let keyFrom = -1;
  for (const match of text.matchAll(token)) {
    const [, slash, name, selfClose] = match;
    if (name === undefined) continue;
    for (let at = text.indexOf('\n', counted); at >= 0 && at < match.index; at = text.indexOf('\n', at + 1)) line += 1;
    counted = match.index;
    const around = open.at(-1);
    if (name === 'key') {
      if (!slash) keyFrom = match.index + match[0].length;
      else if (around?.kind === 'dict') around.step = plainText(text.slice(keyFrom, match.index));
    } else if (slash) {
      if (name === 'dict' || name === 'array') leave(open);
    } else {
      lines.set(JSON.stringify(open.map(({ step }) => step)), line);
      if ((name === 'dict' || name === 'array') && !selfClose)
        open.push({ kind: name, step: name === 'array' ? 0 : '' });
      else next(around);
    }
  }
  return (path) => {
    // What is missing is looked for where it should be: in what is around it.
    for (let length = path.length; length >= 0; length -= 1) {
      const found = lines.get(JSON.stringify(path.slice(0, length)));
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

function leave(open: { kind: 'dict' | 'array'; step: string | number }[]): void {
  open.pop();
  next(open.at(-1));
}

function next(around: { kind: 'dict' | 'array'; step: string | number } | undefined): void {
  if (around?.kind === 'array') around.step = Number(around.step) + 1;
}

function plainText(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}
