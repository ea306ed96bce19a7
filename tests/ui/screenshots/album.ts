import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { asPalettePng } from './palette-png.ts';

const wide = { width: 1440, height: 900 };
const narrow = { width: 1024, height: 700 };

/** A folder of pictures in which nothing stays from an earlier time. */
export type Album = {
  /** The page as it is, in both themes: `NAME-LANGUAGE-THEME.png`; `narrow` adds one in the smallest window. */
  take(page: Page, name: string, look?: { readonly narrow?: boolean }): Promise<void>;
  /** A sheet of paper has no themes: `NAME-LANGUAGE.png`. */
  takePaper(page: Page, name: string): Promise<void>;
  /** Removes what was not taken now. @returns a line about the folder. */
  close(): string;
};

/** @param isWanted by its name, to draw only some of them anew; nothing is removed then. */
export function openAlbum(folder: string, isWanted?: RegExp): Album {
  mkdirSync(folder, { recursive: true });
  const taken = new Set<string>();

  const save = async (page: Page, name: string) => {
    await page.evaluate(async () => void (await document.fonts.ready));
    const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    writeFileSync(join(folder, name), asPalettePng(png));
    taken.add(name);
  };

  return {
    take: async (page, name, look = {}) => {
      if (isWanted !== undefined && !isWanted.test(name)) return;
      const language = await languageOf(page);
      // Nothing is under the pointer, so nothing is lit by it.
      await page.mouse.move(0, 0);
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        await save(page, `${name}-${language}-${theme}.png`);
      }
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      if (look.narrow !== true) return;
      await page.setViewportSize(narrow);
      await save(page, `${name}-${language}-narrow.png`);
      await page.setViewportSize(wide);
    },
    takePaper: async (page, name) => {
      if (isWanted !== undefined && !isWanted.test(name)) return;
      await save(page, `${name}-${await languageOf(page)}.png`);
    },
    close: () => {
      const files = readdirSync(folder).filter((file) => file.endsWith('.png'));
      const stale = isWanted === undefined ? files.filter((file) => !taken.has(file)) : [];
      for (const file of stale) rmSync(join(folder, file));
      const kept = files.filter((file) => !stale.includes(file));
      const bytes = kept.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
      return `${taken.size} pictures taken, ${kept.length} in ${folder}, ${(bytes / 1e6).toFixed(1)} MB`;
    },
  };
}

function languageOf(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.lang);
}
