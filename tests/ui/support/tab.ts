import type { Browser, Page } from 'playwright';

export type TabOptions = {
  readonly language?: 'ja' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  /** The longest anybody waits for something on the page. */
  readonly patienceMs?: number;
  /** For a page that is not the station's: its own certificate is taken, and its question for a name answered. */
  readonly elsewhere?: { readonly username: string; readonly password: string };
};

/** A browser tab as a person has it, which remembers everything that went wrong in it. */
export type Tab = {
  readonly page: Page;
  /** Errors of the console, the content security policy's included, and exceptions nobody caught; of all its pages. */
  readonly wrong: readonly string[];
  /** One more tab of the same browser profile, watched like the first. */
  another(): Promise<Page>;
  close(): Promise<void>;
};

export async function openTab(browser: Browser, options: TabOptions = {}): Promise<Tab> {
  const { language = 'ja', theme = 'light', width = 1440, height = 900, patienceMs = 20_000, elsewhere } = options;
  const context = await browser.newContext({
    locale: language === 'ja' ? 'ja-JP' : 'en-US',
    timezoneId: 'Asia/Tokyo',
    colorScheme: theme,
    viewport: { width, height },
    ...(elsewhere === undefined ? {} : { ignoreHTTPSErrors: true, httpCredentials: elsewhere }),
  });
  context.setDefaultTimeout(patienceMs);
  const wrong: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  context.on('weberror', (error) => wrong.push(String(error.error())));
  const another = () => context.newPage();
  return { page: await another(), wrong, another, close: () => context.close() };
}
