import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownFiles } from '../../../ports/own-program.ts';
import type { Answer } from '../../https/exchange.ts';

const FILES: ReadonlyMap<string, { readonly name: string; readonly type: string }> = new Map([
  ['/', { name: 'console.html', type: 'text/html; charset=utf-8' }],
  ['/console.css', { name: 'console.css', type: 'text/css; charset=utf-8' }],
  ['/console.js', { name: 'console.js', type: 'text/javascript; charset=utf-8' }],
]);

/** The page that looks at the console over its own API; undefined for what is no part of it. */
export function answerPageFile(pathname: string): Answer | undefined {
  const file = FILES.get(pathname);
  if (!file) return undefined;
  return {
    status: 200,
    headers: {
      'content-type': file.type,
      'content-security-policy': "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      'x-content-type-options': 'nosniff',
    },
    body: readFileSync(join(ownFiles.practice, 'console', file.name)),
  };
}
