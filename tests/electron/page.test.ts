import { describe, expect, it, onTestFinished } from 'vitest';
import { wholeApp } from './support/built-app.ts';
import { testProfile } from './support/office.ts';
import { openApp } from './support/open-app.ts';

describe('the window’s own page', () => {
  it('loads under its policy without a single violation, in the Mac’s language', async () => {
    const { args } = testProfile();
    const app = await openApp({ built: wholeApp, args, languages: ['ja'] });
    onTestFinished(app.kill);
    const complaints: string[] = [];
    app.page.on('console', (message) => {
      if (/Content.Security.Policy|Refused to/i.test(message.text())) complaints.push(message.text());
    });
    app.page.on('pageerror', (error) => complaints.push(String(error)));
    await app.page.reload();
    await app.page.getByRole('navigation').first().waitFor();
    expect(await app.page.title()).toContain('Kitbench');
    expect(await app.page.evaluate('typeof window.kitbench.connectStation')).toBe('function');
    expect(complaints).toEqual([]);
  });
});
