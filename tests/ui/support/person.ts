import type { Page } from 'playwright';

/** Acts as a person does: by what a thing is and what is written on it. Nothing here knows a class or an id. */
export type Person = {
  /** Clicks the button of that name. */
  press(name: string): Promise<void>;
  /** Presses the view's main action with the keyboard's own shortcut. */
  pressPrimary(): Promise<void>;
  follow(link: string): Promise<void>;
  fill(label: string, text: string): Promise<void>;
  choose(label: string, option: string): Promise<void>;
  tick(label: string): Promise<void>;
  /** Waits until the view with this title is open. */
  sees(title: string): Promise<void>;
  /** Waits until this is written anywhere. */
  reads(text: string | RegExp): Promise<void>;
};

export function personAt(page: Page): Person {
  return {
    press: (name) => page.getByRole('button', { name, exact: true }).click(),
    pressPrimary: () => page.keyboard.press('ControlOrMeta+Enter'),
    follow: (link) => page.getByRole('link', { name: link }).click(),
    fill: (label, text) => page.getByRole('textbox', { name: label }).fill(text),
    choose: async (label, option) => {
      await page.getByRole('combobox', { name: label }).click();
      await page.getByRole('option', { name: option }).click();
    },
    tick: (label) => page.getByRole('checkbox', { name: label }).check(),
    sees: (title) => page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor(),
    reads: (text) => page.getByText(text).first().waitFor(),
  };
}
