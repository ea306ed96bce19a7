import type { Browser, BrowserContext, Page } from 'playwright';

export type TabOptions = {
  readonly language?: 'ja' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
};

/** A browser tab as a person has it, which remembers everything that went wrong in it. */
export type Tab = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the console, the content security policy's included, and exceptions nobody caught. */
  readonly wrong: readonly string[];
  close(): Promise<void>;
};

export async function openTab(browser: Browser, options: TabOptions = {}): Promise<Tab> {
  const { language = 'ja', theme = 'light', width = 1440, height = 900 } = options;
  const context = await browser.newContext({
    locale: language === 'ja' ? 'ja-JP' : 'en-US',
    timezoneId: 'Asia/Tokyo',
    colorScheme: theme,
    viewport: { width, height },
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(String(error)));
  return { page, context, wrong, close: () => context.close() };
}
