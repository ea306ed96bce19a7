import { builtinModules } from 'node:module';
import { build, type InlineConfig } from 'vite';
import { root } from './root.ts';

/** What Electron brings, and the one package with a native part: it is packed as it is. */
const external = ['electron', 'better-sqlite3', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/**
 * Bundles the app's programs: `main.js` (window and command), `core-host.js` (the core's own process), `preload.cjs`.
 * The page is built by itself, into `renderer` beside them.
 */
export async function buildApp(outDir: string): Promise<void> {
  await build(bundle(outDir, { main: 'electron/main.ts', 'core-host': 'electron/core-host.ts' }, 'es'));
  // A sandboxed preload script is one CommonJS file.
  await build(bundle(outDir, { preload: 'electron/preload.ts' }, 'cjs'));
}

function bundle(outDir: string, input: Readonly<Record<string, string>>, format: 'es' | 'cjs'): InlineConfig {
  const ending = format === 'es' ? 'js' : 'cjs';
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: true, external },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: { ...input },
        output: { format, entryFileNames: `[name].${ending}`, chunkFileNames: `chunks/[name].${ending}` },
      },
    },
  };
}
