import { buildPage } from './build-page.ts';

/** `npm run build:ui`: the window's page, into dist/app/renderer. */
await buildPage();
