#!/usr/bin/env node
// The `kitbench` command of a source checkout: the same entry as `npm run kitbench`.
process.argv.splice(2, 0, 'electron/cli.ts');
await import('./launch.mjs');
