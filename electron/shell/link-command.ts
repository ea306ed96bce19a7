import { lstatSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';

export type LinkResult = { readonly linked: boolean; readonly command: string };

/** Links the command; where the account may not, it says what to type instead. It never asks for a password. */
export function linkCommand(script: string, path: string): LinkResult {
  const command = `sudo mkdir -p ${quoted(dirname(path))} && sudo ln -sf ${quoted(script)} ${quoted(path)}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found?.isSymbolicLink() === true && readlinkSync(path) === script) return { linked: true, command };
    // Only a link is replaced: anything else is somebody else's program.
    if (found?.isSymbolicLink() === true) rmSync(path);
    symlinkSync(script, path);
    return { linked: true, command };
  } catch {
    return { linked: false, command };
  }
}

function quoted(path: string): string {
  return `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
