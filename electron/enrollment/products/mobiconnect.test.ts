import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../shared/errors/table.ts';
import { mobiconnect } from './mobiconnect.ts';
import { maskEnrollmentUrl } from './registry.ts';

const host = 'c.mobi-connect.net';
const base = `https://${host}/crs/iosmdm/dep/sample.com`;

function build(userId: string, password: string, accountId = 'sample.com') {
  return mobiconnect.build({ product: 'mobiconnect', host, accountId, userId, password });
}

function codes(text: string): string[] {
  return mobiconnect.parse(text).warnings.map((warning) => warning.code);
}

function failure(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return (error as { code: ErrorCode }).code;
  }
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

describe('building a mobiconnect URL', () => {
  it('spells the vector of the manual', () => {
    const { url, warnings } = build('user1', 'abc123');
    expect(url.reveal()).toBe(`${base}?p=apple&t=dXNlcjE6YWJjMTIz`);
    expect(warnings).toEqual([]);
  });

  it.each([
    ['a plus', 'user1', '~~>', 'dXNlcjE6fn4%2B'],
    ['a slash', 'user1', '~~?', 'dXNlcjE6fn4%2F'],
    ['padding', 'user1', 'abc1', 'dXNlcjE6YWJjMQ%3D%3D'],
    ['a colon in the password', 'user1', 'a:b', 'dXNlcjE6YTpi'],
    ['a password in Japanese', 'user1', 'パス', 'dXNlcjE644OR44K5'],
  ])('encodes %s', (_, user, password, token) => {
    expect(build(user, password).url.reveal()).toBe(`${base}?p=apple&t=${token}`);
  });

  it('escapes the account ID', () => {
    expect(build('u', 'p', 'a b/c?d#e').url.reveal()).toContain('/dep/a%20b%2Fc%3Fd%23e?p=apple');
  });

  it.each<[string, () => unknown, ErrorCode]>([
    ['a colon in the user ID', () => build('us:er', 'p'), 'enrollment.user-id-colon'],
    ['a line break in the password', () => build('user', 'p\nq'), 'enrollment.credentials-characters'],
    ['half a character', () => build('user', '\ud800'), 'enrollment.credentials-characters'],
    ['an account ID of dots', () => build('user', 'p', '..'), 'enrollment.account-id-invalid'],
    [
      'a host with a path',
      () => mobiconnect.build({ product: 'mobiconnect', host: 'x.jp/y', accountId: 'a', userId: 'u', password: 'p' }),
      'enrollment.host-invalid',
    ],
  ])('refuses %s', (_, run, code) => {
    expect(failure(run)).toBe(code);
  });

  it('doubts spaces around and full-width letters inside the credentials', () => {
    expect(build('user1 ', 'ａｂｃ').warnings.map((warning) => warning.code)).toEqual([
      'url.user-id-spaces',
      'url.password-full-width',
    ]);
  });
});

describe('reading a mobiconnect URL', () => {
  it.each([
    ['as built', `${base}?p=apple&t=dXNlcjE6YWJjMTIz`, []],
    ['without a scheme', `${base.slice(8)}?p=apple&t=dXNlcjE6YWJjMTIz`, []],
    ['without p', `${base}?t=dXNlcjE6YWJjMTIz`, ['url.p-missing']],
    ['with another p', `${base}?p=android&t=dXNlcjE6YWJjMTIz`, ['url.p-other']],
    ['as http', `http://${base.slice(8)}?p=apple&t=dXNlcjE6YWJjMTIz`, ['url.http']],
    ['with spaces around it', ` ${base}?p=apple&t=dXNlcjE6YWJjMTIz \n`, ['url.spaces']],
    ['with two tokens', `${base}?p=apple&t=dXNlcjE6YWJjMTIz&t=dXNlcjI6eHl6`, ['url.token-twice']],
    ['with parameters nobody knows', `${base}?p=apple&q=1&t=dXNlcjE6YWJjMTIz`, ['url.extra-parameters']],
    [
      'with a line break in the token',
      `${base}?p=apple&t=${encodeURIComponent(base64('user1:abc123\n'))}`,
      ['url.token-newline'],
    ],
  ])('reads it %s', (_, text, warnings) => {
    expect(codes(text)).toEqual(warnings);
    expect(mobiconnect.parse(text).reveal()).toEqual({
      product: 'mobiconnect',
      host,
      accountId: 'sample.com',
      userId: 'user1',
      password: 'abc123',
    });
  });

  it.each([
    ['a raw plus', 'dXNlcjE6fn4+', '~~>', ['url.token-plus']],
    ['a plus that became a space', 'dXNlcjE6fn4 ', '~~>', ['url.token-plus']],
    ['a plus that became %20', 'dXNlcjE6fn4%20', '~~>', ['url.token-plus']],
    ['a raw slash', 'dXNlcjE6fn4/', '~~?', ['url.token-raw']],
    ['raw padding', 'dXNlcjE6YWJjMQ==', 'abc1', ['url.token-raw']],
    ['no padding', 'dXNlcjE6YWJjMQ', 'abc1', ['url.token-form']],
    ['the URL-safe alphabet', 'dXNlcjE6fn4-', '~~>', ['url.token-form']],
  ])('mends a token with %s', (_, token, password, warnings) => {
    const text = `${base}?t=${token}&p=apple`;
    expect(codes(text)).toEqual(warnings);
    expect(mobiconnect.parse(text).reveal()).toMatchObject({ userId: 'user1', password });
  });

  it.each<[string, string, ErrorCode]>([
    ['another path', `https://${host}/login`, 'enrollment.url-other-product'],
    ['no account', `https://${host}/crs/iosmdm/dep/?t=eDp5`, 'enrollment.url-account-missing'],
    ['no token', `${base}?p=apple&t=`, 'enrollment.url-token-missing'],
    ['a token cut short', `${base}?p=apple&t=dXNlc`, 'enrollment.url-token-unreadable'],
    ['a token that is no base64', `${base}?p=apple&t=%E3%81%82`, 'enrollment.url-token-unreadable'],
    ['a Shift_JIS password', `${base}?p=apple&t=dXNlcjGDgQ%3D%3D`, 'enrollment.url-token-unreadable'],
    ['no colon', `${base}?p=apple&t=${base64('user1')}`, 'enrollment.url-token-no-colon'],
    ['a full-width colon', `${base}?p=apple&t=${base64('user1：abc')}`, 'enrollment.url-token-no-colon'],
    ['a broken escape', `${base}?p=apple&t=%zz`, 'enrollment.url-escape'],
    ['another scheme', `ftp://${host}/crs/iosmdm/dep/a?t=eDp5`, 'enrollment.url-scheme'],
    ['http on a port of its own', `http://${host}:8080/crs/iosmdm/dep/a?t=eDp5`, 'enrollment.url-port-of-http'],
    ['credentials before the host', `https://me:pw@${host}/crs/iosmdm/dep/a?t=eDp5`, 'enrollment.url-userinfo'],
    ['nothing', '', 'enrollment.url-unreadable'],
    ['no URL', 'https://[', 'enrollment.url-unreadable'],
    ['5000 characters', `${base}?t=${'a'.repeat(5000)}`, 'enrollment.url-too-long'],
  ])('refuses %s', (_, text, code) => {
    expect(failure(() => mobiconnect.parse(text))).toBe(code);
  });
});

const word = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((text) => !/\p{Cc}/u.test(text));
const credentials = fc.record({ userId: word.filter((text) => !text.includes(':')), password: word });
const account = word.filter((text) => text.trim() === text && !/^\.*$/.test(text));

describe('a mobiconnect URL, whatever the credentials', () => {
  it('is read back as it was built', () => {
    fc.assert(
      fc.property(credentials, account, ({ userId, password }, accountId) => {
        const source = { product: 'mobiconnect' as const, host, accountId, userId, password };
        const { url, warnings } = mobiconnect.build(source);
        const parsed = mobiconnect.parse(url.reveal());
        expect(parsed.reveal()).toEqual(source);
        expect(parsed.warnings).toEqual(warnings);
      }),
    );
  });

  it('is shown with its account and without its token', () => {
    fc.assert(
      fc.property(credentials, ({ userId, password }) => {
        const { url, maskedUrl } = build(userId, password);
        const token = url.reveal().split('&t=')[1] ?? '';
        for (const shown of [
          maskedUrl,
          maskEnrollmentUrl(url.reveal()),
          JSON.stringify(mobiconnect.parse(url.reveal())),
        ]) {
          expect(shown).toContain('sample.com');
          expect(shown).not.toContain(`t=${token}`);
        }
        expect(maskedUrl).toBe(`${base}?p=apple&t=***`);
      }),
    );
  });
});
