import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** How long the file with the address lies there; a browser that starts slowly still finds it. */
const keepMs = 30_000;

/**
 * Opens an address in the person's browser. The address holds a token, and arguments of programs are open to everybody
 * on this computer: the browser gets a file that only its owner may read, which leads on.
 */
export function openBrowser(address: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'kb-open-'));
  const file = join(folder, 'kitbench.html');
  const page = `<!doctype html><meta charset="utf-8"><title>Kitbench</title><meta http-equiv="refresh" content="0;url=${address}">`;
  writeFileSync(file, page, { mode: 0o600 });
  const remove = () => rmSync(folder, { recursive: true, force: true });
  setTimeout(remove, keepMs).unref();
  process.once('exit', remove);
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
  const child = spawn(opener, [pathToFileURL(file).href], { stdio: 'ignore', detached: true });
  // No browser to open: the address stands in the terminal as well.
  child.once('error', () => {});
  child.unref();
}
