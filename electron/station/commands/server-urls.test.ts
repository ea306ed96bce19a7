import { describe, expect, it } from 'vitest';
import { previewUrl, sourceIn } from './server-urls.ts';

const pasted = (url: string) => ({ product: 'pasted', url }) as const;
const typed = {
  product: 'mobiconnect',
  host: 'c.mobi-connect.net',
  accountId: 'sample.com',
  userId: 'user1',
  password: 'abc123',
} as const;
const url = 'https://c.mobi-connect.net/crs/iosmdm/dep/sample.com?p=apple&t=dXNlcjE6YWJjMTIz';

describe('previewUrl', () => {
  it('shows what the fields make, without the secret', () => {
    const meaning = previewUrl(typed);
    expect(meaning).toMatchObject({
      product: 'mobiconnect',
      maskedUrl: 'https://c.mobi-connect.net/crs/iosmdm/dep/sample.com?p=apple&t=***',
      account: 'sample.com',
      userId: 'user1',
      warnings: [],
    });
    expect(JSON.stringify(meaning)).not.toMatch(/abc123|dXNlcjE6YWJjMTIz/);
  });

  it('says what a pasted URL is, and what was put right', () => {
    const meaning = previewUrl(pasted(url.replace('https', 'http')));
    expect(meaning).toMatchObject({ product: 'mobiconnect', account: 'sample.com', userId: 'user1' });
    expect(meaning.warnings.map(({ code }) => code)).toEqual(['url.http']);
    expect(JSON.stringify(meaning)).not.toMatch(/abc123|dXNlcjE6YWJjMTIz/);
  });

  it('knows CLOMO by its URL', () =>
    expect(previewUrl(pasted('mdm.clomo.com/school/ios'))).toMatchObject({ product: 'clomo', account: 'school' }));

  it('refuses what is no URL', () => expect(() => previewUrl(pasted('ftp://a'))).toThrow());
});

describe('sourceIn', () => {
  it('keeps what a pasted URL means', () => expect(sourceIn(pasted(url))).toEqual(typed));
});
