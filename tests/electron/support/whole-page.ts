import type { Page } from 'playwright';
import { expect, onTestFinished } from 'vitest';
import { wholeApp } from './built-app.ts';
import { type Office, openOffice } from './office.ts';

type Options = Parameters<typeof openOffice>[0];

/** The app with the window's own page, which must not complain of anything until the test is over. */
export async function openWholeOffice(options: Options = {}): Promise<Office> {
  const office = await openOffice({ languages: ['en'], ...options, built: wholeApp });
  const complaints = watchComplaints(office.page);
  // Less than a test may take: what is missing is named.
  office.page.setDefaultTimeout(10_000);
  // What it said before anybody listened, it says again.
  await office.page.reload();
  onTestFinished(() => expect(complaints).toEqual([]));
  return office;
}

/** Errors of the page's console, its content security policy's included, and exceptions nobody caught. */
export function watchComplaints(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content.Security.Policy/i.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

/** Clicks an item of the menu bar. */
export function chooseMenu(office: Office, id: string): Promise<void> {
  return office.evaluate(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    if (!item) throw new Error(`no menu item ${wanted}`);
    item.click();
  }, id);
}

/** Acts by what is written on things. */
export function personAt(page: Page) {
  return {
    sees: (title: string) => page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor(),
    reads: (text: string) => page.getByText(text).first().waitFor(),
    press: (name: string) => page.getByRole('button', { name, exact: true }).click(),
    fill: (label: string, text: string) => page.getByRole('textbox', { name: label }).fill(text),
  };
}

/** The station's own words in the sidebar's foot. */
export function connected(page: Page, word = 'Connected'): Promise<void> {
  return page.getByText(word, { exact: true }).waitFor();
}
