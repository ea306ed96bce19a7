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
    else found.push(...spokenBy(node).filter((words) => !japanese.test(words)));
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseSync(source, { syntax: 'typescript', tsx }).body);
  return found;
}

/** What an element says by an expression: between its tags, or in an attribute or a property of such a name. */
function spokenBy(node: Node): string[] {
  if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
    const children = node.children as Node[];
    return children.filter(({ type }) => type === 'JSXExpressionContainer').flatMap(spokenIn);
  }
  if (node.type === 'JSXAttribute') {
    const container = node.value as Node | null | undefined;
    const isSpoken = spoken.has(String((node.name as Node | undefined)?.value));
    return isSpoken && container?.type === 'JSXExpressionContainer' ? spokenIn(container) : [];
  }
  if (node.type === 'KeyValueProperty') {
    const key = node.key as Node | undefined;
    return spoken.has(String(key?.value)) ? spokenIn(node.value) : [];
  }
  return [];
}

/** Words in an expression that ends up before a person: not those handed to a function, which are keys and the like. */
function spokenIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(spokenIn);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Node;
  switch (node.type) {
    case 'StringLiteral':
      return worded(String(node.value));
    case 'TemplateLiteral':
      return [
        ...(node.quasis as Node[]).flatMap(({ cooked }) => worded(String(cooked))),
        ...spokenIn(node.expressions),
      ];
    case 'ConditionalExpression':
      return [...spokenIn(node.consequent), ...spokenIn(node.alternate)];
    case 'BinaryExpression':
      return isJoining(node.operator) ? [...spokenIn(node.left), ...spokenIn(node.right)] : [];
    case 'ParenthesisExpression':
    case 'JSXExpressionContainer':
      return spokenIn(node.expression);
    default:
      return [];
  }
}

/** `a && 'words'`, `a ?? 'words'`, `'words' + a`; a comparison shows neither side. */
function isJoining(operator: unknown): boolean {
  return ['&&', '||', '??', '+'].includes(String(operator));
}

function worded(text: string): string[] {
  const trimmed = text.trim();
  return /\p{L}{2}/u.test(trimmed) && !allowed.has(trimmed) ? [trimmed] : [];
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

  it.each([
    ["<p>{ok ? 'Yes' : t('no')}</p>", ['Yes']],
    [`<p aria-label={\`Slot \${n}\`} />`, ['Slot']],
    ["<p title={ok && 'Done'} data-state={ok ? 'up' : 'down'} />", ['Done']],
    ["<A {...(ok ? {} : { placeholder: 'Type here', id: 'field' })} />", ['Type here']],
    ["<Select data={[{ value: 'one', label: 'The first' }]} />", ['The first']],
    [`<p>{state === 'up' && name}{\`\${a} · \${b}\`}{' '}</p>`, []],
    ["<p label={t('name')}>{formats.date('2026-01-01')}</p>", []],
  ])('is found in %s', (element, words) => {
    expect(hardCoded(`const a = ${element};`, true).toSorted()).toEqual(words);
  });

  it.each(files)('is not in %s', (file) => {
    expect(hardCoded(readFileSync(resolve(renderer, file), 'utf8'), file.endsWith('.tsx'))).toEqual([]);
  });
});
