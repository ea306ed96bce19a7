import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright';

/**
 * A real Chromium. On a Mac it is Playwright's own; elsewhere the one that npm carries. Its suggested arguments are left
 * out: they switch off web security.
 */
export async function launchChromium(args: readonly string[] = []): Promise<Browser> {
  if (process.platform === 'darwin') return chromium.launch({ args: [...args] });
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: ['--no-sandbox', '--disable-dev-shm-usage', ...args],
  });
}
