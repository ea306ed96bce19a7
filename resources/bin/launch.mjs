#!/usr/bin/env node
// Runs one of the project's TypeScript entries on the pinned Node, installing from the lockfile first when something is
// missing. Plain JavaScript on purpose: the system's Node (20 or later) runs this file before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const pinnedNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** npm keeps a copy of the lockfile inside node_modules: equal package sets mean that nothing is missing. */
function isInstalled() {
  if (!existsSync(pinnedNode)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const hiddenLock = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hiddenLock)) return false;
  const present = JSON.parse(readFileSync(hiddenLock, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version,
  );
}

function install() {
  process.stderr.write('kitbench: installing the packages of the lockfile (once)…\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const run = (...args) => spawnSync(npm, [...args, '--loglevel=error'], { cwd: root, stdio: ['ignore', 2, 2] }).status;
  // No package runs anything at install, except the one whose script fetches the pinned Node (package.json: allowScripts).
  const failed =
    run('ci', '--ignore-scripts', '--no-fund', '--no-audit') || run('rebuild', 'node', '--ignore-scripts=false');
  if (failed || !existsSync(pinnedNode)) {
    process.stderr.write('kitbench: npm could not install the packages. Check the network and run `npm ci`.\n');
    process.exit(4);
  }
}

const [entry, ...args] = process.argv.slice(2);
if (entry === undefined) {
  process.stderr.write('usage: launch.mjs ENTRY.ts [arguments]\n');
  process.exit(2);
}
if (!isInstalled()) install();

const child = spawn(pinnedNode, [join(root, entry), ...args], {
  stdio: 'inherit',
  env: {
    // Each process strips the types of hundreds of sources anew otherwise; half of what a short command costs.
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compile'),
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`,
  },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
