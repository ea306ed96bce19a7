import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The openssl command as an independent peer; tests that need it are skipped where it is missing. */
export const haveOpenssl = spawnSync('openssl', ['version']).status === 0;

export type Workshop = {
  /** Writes a file into the workshop, gives its path. */
  file(name: string, content: string | Uint8Array): string;
  path(name: string): string;
  /** Runs openssl with `input` on its standard input, gives its standard output; throws when it fails. */
  openssl(args: readonly string[], input?: string | Uint8Array): Buffer;
  [Symbol.dispose](): void;
};

export function openWorkshop(): Workshop {
  const directory = mkdtempSync(join(tmpdir(), 'kitbench-crypto-'));
  const path = (name: string) => join(directory, name);
  return {
    path,
    file(name, content) {
      writeFileSync(path(name), content);
      return path(name);
    },
    openssl: (args, input = '') => execFileSync('openssl', [...args], { input, stdio: 'pipe' }),
    [Symbol.dispose]: () => rmSync(directory, { recursive: true }),
  };
}
