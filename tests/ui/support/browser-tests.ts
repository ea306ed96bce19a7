import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchChromium } from './chromium.ts';
import { type Person, personAt } from './person.ts';
import { openTab, type Tab, type TabOptions } from './tab.ts';

export type OpenTab = Tab & { readonly person: Person };

/** A browser for all tests of a file. After each test its tabs are closed. */
export type BrowserTests = {
  /** A tab with a person before it. Whatever goes wrong in it fails the test. */
  openAt(address: string, options?: TabOptions): Promise<OpenTab>;
  /** An empty tab in which things are meant to go wrong: the test itself looks at `wrong`. */
  openUnwatched(options?: TabOptions): Promise<Tab>;
};

/** @param args of the browser itself */
export function browserTests(args: readonly string[] = []): BrowserTests {
  let launched: Promise<Browser> | undefined;
  const watched: Tab[] = [];
  const unwatched: Tab[] = [];

  beforeAll(() => {
    launched = launchChromium(args);
    // Whatever else a file needs is opened meanwhile; a browser that does not start fails the first tab.
    launched.catch(() => {});
  });
  afterAll(async () => (await launched)?.close());
  afterEach(async () => {
    const wrong = watched.flatMap((tab) => tab.wrong);
    for (const tab of [...watched.splice(0), ...unwatched.splice(0)]) await tab.close();
    expect(wrong).toEqual([]);
  });

  const openIn = async (list: Tab[], options: TabOptions | undefined) => {
    if (launched === undefined) throw new Error('a tab is opened inside a test');
    const tab = await openTab(await launched, options);
    list.push(tab);
    return tab;
  };
  return {
    openAt: async (address, options) => {
      const tab = await openIn(watched, options);
      await tab.page.goto(address);
      return { ...tab, person: personAt(tab.page, options?.language ?? 'ja') };
    },
    openUnwatched: (options) => openIn(unwatched, options),
  };
}
