import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

/** Whether something that a built file is made of, as paths in the repository, is newer than it. */
export function isStale(built: string, sources: readonly string[]): boolean {
  return Math.max(...sources.map((source) => newestIn(join(root, source)))) > newestIn(built);
}

/** Milliseconds since 1970; 0 for what is not there. */
function newestIn(path: string): number {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
