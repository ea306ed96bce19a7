import { join } from 'node:path';
import { buildApp } from './app-bundles.ts';
import { root } from './root.ts';

/** `npm run build:app`: main process, core and preload script, into dist/app. The page: `npm run build:ui`. */
await buildApp(join(root, 'dist/app'));
