import type { Locator, Page } from 'playwright';
import { writtenOn } from './written-on.ts';

/** One thing a person did, in the words that stand on it. */
export type Deed = {
  readonly did: 'click' | 'tap' | 'type';
  readonly what: string;
  /** It was the view's main action. */
  readonly isPrimary: boolean;
};

/**
 * Acts as a person does who sees this window for the first time: by what a thing is and what is written on it. A click
 * on something without words, or with words on two things, is refused. Nothing here knows a class or an id.
 */
export type Person = {
  /** Everything done so far. */
  readonly deeds: readonly Deed[];
  /** Clicks the one thing that bears these words. */
  clicks(words: string): Promise<void>;
  /** Taps the practice device's screen, if the rest of the window says to tap a button of that name. */
  taps(button: string): Promise<void>;
  /** Chooses one of several that stand side by side. */
  picks(group: string, choice: string): Promise<void>;
  types(label: string, text: string): Promise<void>;
  /** Waits until the view with this title is open. */
  sees(title: string): Promise<void>;
  /** Waits until this is written anywhere. */
  reads(text: string | RegExp): Promise<void>;
};

const clickable = ['button', 'link', 'checkbox', 'switch', 'radio', 'tab', 'combobox', 'option', 'menuitem'] as const;
const practiceScreen = { ja: '練習用の画面', en: 'Practice screen' } as const;

export function personAt(page: Page, language: 'ja' | 'en'): Person {
  const deeds: Deed[] = [];

  async function click(words: string): Promise<void> {
    const target = await theOneWith(page, words);
    const isPrimary = (await target.getAttribute('data-primary-action')) !== null;
    await target.click();
    deeds.push({ did: 'click', what: words, isPrimary });
  }

  return {
    deeds,
    clicks: click,
    taps: async (button) => {
      const screen = page.getByRole('region', { name: practiceScreen[language] });
      const target = screen.getByRole('button', { name: button, exact: true, disabled: false });
      await target.waitFor();
      const onScreen = await screen.getByText(button).filter({ visible: true }).count();
      // The device shows its button before the station has told what to do: a person waits to be told.
      const said = page.getByRole('main').getByText(button).filter({ visible: true }).nth(onScreen);
      await said.waitFor().catch(() => {
        throw new Error(`nothing in the window says to tap “${button}”`);
      });
      await target.click();
      deeds.push({ did: 'tap', what: button, isPrimary: false });
    },
    picks: async (group, choice) => {
      await page.getByRole('radiogroup', { name: group }).getByText(choice, { exact: true }).click();
      deeds.push({ did: 'click', what: choice, isPrimary: false });
    },
    types: async (label, text) => {
      const field = page.getByRole('textbox', { name: label });
      await field.fill(text);
      const written = await field.evaluate(writtenOn);
      if (!written.includes(label)) throw new Error(`the field “${label}” bears no such words`);
      deeds.push({ did: 'type', what: `${label}: ${text}`, isPrimary: false });
    },
    sees: (title) => page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor(),
    reads: (text) => page.getByText(text).filter({ visible: true }).first().waitFor(),
  };
}

/**
 * The one thing that can be clicked now and bears these words, both by its name and to the eye; a whole name counts more
 * than a part of one.
 */
async function theOneWith(page: Page, words: string): Promise<Locator> {
  const named = (exact: boolean) =>
    clickable
      .map((role) => page.getByRole(role, { name: words, exact, disabled: false }))
      .reduce((all, more) => all.or(more));
  await named(false)
    .first()
    .waitFor()
    .catch(async () => {
      throw new Error(`“${words}” cannot be clicked. On the screen: ${await page.locator('body').innerText()}`);
    });
  for (const candidates of [named(true), named(false)]) {
    const found: Locator[] = [];
    for (const candidate of await candidates.all()) {
      if ((await candidate.evaluate(writtenOn)).includes(words)) found.push(candidate);
    }
    const [only, ...others] = found;
    if (others.length > 0) throw new Error(`“${words}” stands on ${found.length} things`);
    if (only !== undefined) return only;
  }
  throw new Error(`“${words}” is the name of something on which nobody can read it`);
}
