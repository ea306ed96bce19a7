import { parseAst } from 'vite';

type Node = { readonly type: string; readonly [key: string]: unknown };

/**
 * What a built file takes from `electron`: name → members read from it. By syntax, so that a name in a text or a comment
 * is none; under the local names that the bundler gave.
 */
export function usedMembers(code: string): Map<string, Set<string>> {
  const tree = parseAst(code) as unknown as Node;
  const used = new Map<string, Set<string>>();
  /** Local name → Electron's. */
  const names = new Map<string, string>();
  /** Local names of the whole module (`require('electron')`). */
  const modules = new Set<string>();

  visit(tree, (node) => {
    if (node.type === 'ImportDeclaration' && literal(node.source) === 'electron') {
      for (const { local, imported } of node.specifiers as { local: Node; imported?: Node }[]) {
        const name = String(imported?.name ?? '*');
        names.set(String(local.name), name);
        used.set(name, new Set());
      }
    }
    if (node.type === 'VariableDeclarator' && isRequire(node.init)) modules.add(String((node.id as Node).name));
  });
  visit(tree, (node) => {
    if (node.type !== 'MemberExpression' || node.computed === true) return;
    const object = node.object as Node;
    const member = String((node.property as Node).name);
    if (object.type === 'Identifier') {
      const name = names.get(String(object.name));
      if (name !== undefined) used.get(name)?.add(member);
      if (modules.has(String(object.name)) && !used.has(member)) used.set(member, new Set());
    }
    const inner = object.type === 'MemberExpression' ? (object.object as Node) : undefined;
    if (inner?.type === 'Identifier' && modules.has(String(inner.name))) {
      const name = String((object.property as Node).name);
      used.set(name, (used.get(name) ?? new Set()).add(member));
    }
  });
  return used;
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, see);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  if ('type' in value && typeof value.type === 'string') see(value as Node);
  for (const inner of Object.values(value)) visit(inner, see);
}

function literal(node: unknown): unknown {
  return typeof node === 'object' && node !== null && 'value' in node ? node.value : undefined;
}

function isRequire(node: unknown): boolean {
  if (typeof node !== 'object' || node === null || !('callee' in node) || !('arguments' in node)) return false;
  const { callee, arguments: args } = node as { callee: Node; arguments: unknown[] };
  return callee.name === 'require' && literal(args[0]) === 'electron';
}
