import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { personAt } from './support/person.ts';
import { windowTests } from './support/window-tests.ts';

const tests = windowTests();

/** These tests are worth what they can find: each of their own checks is shown to fail. */
describe('what goes wrong in a tab', () => {
  it('is noticed: a style, a script, an image and a connection that the policy does not allow, and an error', async () => {
    const { page, wrong } = await tests.openUnwatched();
    await page.goto(await tests.room.operatorAddress());
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(wrong).toEqual([]);
    await page.evaluate(() => {
      document.body.append(Object.assign(document.createElement('style'), { textContent: 'p {}' }));
      document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }));
      document.body.append(Object.assign(document.createElement('img'), { src: 'https://evil.example/a.png' }));
      fetch('https://evil.example/').catch(() => {});
      setTimeout(() => {
        throw new Error('nobody catches this');
      });
    });
    for (const directive of ['style-src', 'script-src', 'img-src', 'connect-src']) {
      await expect.poll(() => wrong.filter((text) => text.includes(directive))).not.toEqual([]);
    }
    await expect.poll(() => wrong.some((text) => text.includes('nobody catches this'))).toBe(true);
  });

  it('fails every test: tabs are opened in one place, and whoever opens one looks at what went wrong', () => {
    const folder = import.meta.dirname;
    const sources = globSync('**/*.test.ts', { cwd: folder }).map((file) => {
      return { file, text: readFileSync(resolve(folder, file), 'utf8') };
    });
    const named = (isMeant: (text: string) => boolean) =>
      sources.filter(({ text }) => isMeant(text)).map(({ file }) => file);
    expect(named((text) => /\bnew(Context|Page)\(\)/.test(text))).toEqual([]);
    expect(named((text) => /\bopenTab\(/.test(text) && !/expect\(\w+\.wrong\)\.toEqual\(\[\]\)/.test(text))).toEqual(
      [],
    );
  });
});

describe('a person', () => {
  const html = `
    <main>
      <button aria-label="Save"><svg width="16" height="16"></svg></button>
      <button>Add</button><button>Add</button>
      <button aria-disabled="true">Kit</button><button data-primary-action>Kit</button>
      <section aria-label="Practice screen"><button>Next</button><button>Trust</button></section>
      <p>Tap Next on the device.</p>
    </main>`;

  async function newcomer() {
    const { page } = await tests.openUnwatched({ patienceMs: 500 });
    await page.setContent(html);
    return personAt(page, 'en');
  }

  it.each([
    ['without words', 'Save', 'nobody can read it'],
    ['that is not alone', 'Add', 'stands on 2 things'],
    ['that is not there', 'Remove', 'cannot be clicked'],
  ])('clicks nothing %s', async (_what, words, refusal) => {
    const person = await newcomer();
    await expect(person.clicks(words)).rejects.toThrow(refusal);
    expect(person.deeds).toEqual([]);
  });

  it('clicks what is named and can be pressed, and taps what the window asks for', async () => {
    const person = await newcomer();
    await person.clicks('Kit');
    await person.taps('Next');
    await expect(person.taps('Trust')).rejects.toThrow('nothing in the window says to tap');
    expect(person.deeds).toEqual([
      { did: 'click', what: 'Kit', isPrimary: true },
      { did: 'tap', what: 'Next', isPrimary: false },
    ]);
  });
});
