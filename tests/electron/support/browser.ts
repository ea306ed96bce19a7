import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { type BrowserContext, chromium } from 'playwright';

export type OwnedBrowser = {
  readonly context: BrowserContext;
  /** DevTools address, for a second client. */
  readonly address: string;
  close(): Promise<void>;
};

/** Chromium under Playwright, with its web security as it is: the packaged arguments would switch it off. */
export async function openBrowser(): Promise<OwnedBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'kb-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    timeout: 20_000,
    // On a Mac it is Playwright's own; elsewhere the one that npm carries.
    ...(process.platform === 'darwin' ? {} : { executablePath: await sparticuz.executablePath() }),
    chromiumSandbox: false,
    args: ['--disable-dev-shm-usage', '--block-new-web-contents', '--remote-debugging-port=0'],
    viewport: null,
    colorScheme: null,
  });
  const [port = '', path = ''] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  return {
    context,
    address: `ws://127.0.0.1:${port}${path}`,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
