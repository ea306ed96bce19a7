import type { Browser } from 'playwright';
import type { CoreState, WindowState } from '../../../shared/contract/window.ts';
import { openTab } from '../support/tab.ts';
import type { Album } from './album.ts';

/** The page as the native window's program has it while its core waits for a passphrase. */
export async function takeVaultGate(browser: Browser, album: Album, origin: string, language: 'ja' | 'en') {
  for (const vault of ['new', 'existing'] as const) {
    const { page, close } = await openTab(browser, { language });
    await page.addInitScript(
      (state) => {
        const answer = async () => ({ ok: true, output: state });
        const kitbench = new Proxy({}, { get: (_target, name) => (name === 'onEvent' ? () => () => {} : answer) });
        Object.defineProperty(window, 'kitbench', { value: kitbench });
      },
      stateOf({ state: 'locked', vault }, language),
    );
    await page.goto(origin);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await album.take(page, `vault-${vault}`);
    await close();
  }
}

function stateOf(core: CoreState, language: 'ja' | 'en'): WindowState {
  return {
    language,
    settings: { language: 'system', theme: 'system', notifications: true, sounds: true },
    appearance: { dark: false, highContrast: false, reducedMotion: true },
    core,
    vault: { keychain: false, ownPassphrase: true },
    titleBar: 'system',
    version: '0.1.0',
  };
}
