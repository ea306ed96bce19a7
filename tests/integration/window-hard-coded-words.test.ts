import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseSync } from '@swc/core';
import { describe, expect, it } from 'vitest';

const renderer = resolve(import.meta.dirname, '../../renderer');
const files = globSync('**/*.{ts,tsx}', { cwd: renderer }).filter(
  (file) => !/texts?\.ts$|\.test\.ts$|testing\/|samples?\.ts$/.test(file),
);

const japanese = /[\u3040-\u30ff\u3400-\u9fff]/;
/** Attributes that a person reads or hears. */
const spoken = new Set(['alt', 'aria-label', 'aria-description', 'description', 'label', 'placeholder', 'title']);
/** Not words of any language. */
const allowed = new Set(['Kitbench']);

type Node = { readonly type?: string; readonly [key: string]: unknown };

/** What a person would read that no catalogue holds. */
function hardCoded(source: string, tsx: boolean): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const node = value as Node;
    const text = wordsIn(node);
    if (text !== undefined && !allowed.has(text)) found.push(text);
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseSync(source, { syntax: 'typescript', tsx }).body);
  return found;
}

function wordsIn(node: Node): string | undefined {
  if (node.type === 'JSXText') {
    const text = String(node.value).trim();
    return /\p{L}/u.test(text) ? text : undefined;
  }
  if (node.type === 'JSXAttribute') {
    const name = (node.name as Node | undefined)?.value;
    const literal = node.value as Node | null | undefined;
    const isWords = literal?.type === 'StringLiteral' && /\p{L}/u.test(String(literal.value));
    return isWords && spoken.has(String(name)) ? String(literal.value) : undefined;
  }
  const isText = node.type === 'StringLiteral' || node.type === 'TemplateElement';
  const text = String(node.type === 'TemplateElement' ? node.cooked : node.value);
  return isText && japanese.test(text) ? text : undefined;
}

describe('text in the sources of the window', () => {
  it('is found where it is', () => {
    const source = `const a = <p title="Hello" className="x">World {'世界'} 12 · {t('k')}</p>; const b = \`時\${1}\`;`;
    expect(hardCoded(source, true).toSorted()).toEqual(['Hello', 'World', '世界', '時']);
  });

  it.each(files)('is not in %s', (file) => {
    expect(hardCoded(readFileSync(resolve(renderer, file), 'utf8'), file.endsWith('.tsx'))).toEqual([]);
  });
});
