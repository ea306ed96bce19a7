import { existsSync, readFileSync, statSync } from 'node:fs';
import type { z } from 'zod';
import { replacePrivateFile } from '../store/private-files.ts';

const maxBytes = 64 * 1024;

/** A small file of the shell's own. What cannot be read or is no such thing counts as absent: nothing of it is vital. */
export function readJsonFile<S extends z.ZodType>(path: string, schema: S): z.output<S> | undefined {
  try {
    if (!existsSync(path) || statSync(path).size > maxBytes) return undefined;
    const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

export function writeJsonFile(path: string, value: unknown): void {
  replacePrivateFile(path, `${JSON.stringify(value, null, 2)}\n`);
}
