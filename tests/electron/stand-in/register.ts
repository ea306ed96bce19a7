import { registerHooks } from 'node:module';
import { setting } from './windows.ts';

/** Preloaded into the main process: `electron` is the stand-in, and `process` looks as it does inside Electron. */
const electron = new URL('electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: electron, shortCircuit: true } : next(specifier, context),
});
Object.defineProperty(process, 'versions', { value: { ...process.versions, electron: '45.4.1' } });
Object.assign(process, { type: 'browser', resourcesPath: process.cwd(), defaultApp: !setting.packaged });
// A packaged app's arguments follow the program itself.
if (setting.packaged) process.argv.splice(1, 1);

/** As Playwright's `ElectronApplication.evaluate`: the test's function runs here, with the stand-in. */
process.on('message', async ({ evaluate, id, arg }: { evaluate: string; id: number; arg: unknown }) => {
  try {
    const inMain = new Function(`return (${evaluate})`)();
    process.send?.({ id, value: await inMain(await import('./electron.ts'), arg) });
  } catch (error) {
    process.send?.({ id, failure: String(error) });
  }
});
process.once('disconnect', () => process.listenerCount('disconnect') > 0 || process.exit(0));
