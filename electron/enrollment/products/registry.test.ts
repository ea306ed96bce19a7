import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EnrollmentSource } from '../../../shared/domain/server.ts';
import type { ErrorCode } from '../../../shared/errors/table.ts';
import { buildEnrollmentUrl, maskEnrollmentUrl, parseEnrollmentUrl } from './registry.ts';

function codeOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return (error as { code: ErrorCode }).code;
  }
}

describe('an enrollment URL of unknown origin', () => {
  it.each([
    ['https://c.mobi-connect.net/crs/iosmdm/dep/sample.com?p=apple&t=dXNlcjE6YWJjMTIz', 'mobiconnect'],
    ['https://localhost:8443/crs/iosmdm/dep/sample.com?p=apple&t=dXNlcjE6YWJjMTIz', 'mobiconnect'],
    ['mdm.clomo.com/example/ios', 'clomo'],
    ['https://mdm.clomo.com/example/ios/', 'clomo'],
    ['https://mdm.example.com/mdm/enroll', 'micromdm'],
    ['https://fleet.example.com/api/mdm/apple/enroll?token=x', 'url'],
    ['mdm.example.com', 'url'],
    ['https://evilclomo.com/example/ios', 'url'],
  ])('recognises %s', (text, product) => {
    expect(parseEnrollmentUrl(text).product).toBe(product);
  });

  it('is read as the product that was chosen', () => {
    expect(parseEnrollmentUrl('https://mdm.example.com/x/ios', 'clomo').reveal()).toEqual({
      product: 'clomo',
      host: 'mdm.example.com',
      customerDomain: 'x',
    });
    expect(codeOf(() => parseEnrollmentUrl('https://mdm.example.com/', 'clomo'))).toBe('enrollment.url-other-product');
  });
});

describe('CLOMO', () => {
  const source = { product: 'clomo', host: 'mdm.clomo.com', customerDomain: 'example.co.jp' } as const;

  it('builds the profile-install URL of the panel', () => {
    expect(buildEnrollmentUrl(source).url.reveal()).toBe('https://mdm.clomo.com/example.co.jp/ios');
  });

  it('refuses a whole URL where the customer domain belongs', () => {
    expect(codeOf(() => buildEnrollmentUrl({ ...source, customerDomain: 'mdm.clomo.com/x/ios' }))).toBe(
      'enrollment.customer-domain-invalid',
    );
  });

  it('reads back what it built', () => {
    const name = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' });
    const domain = name.filter((text) => text.trim() === text && !/^\.*$|[/\\?#\s\p{Cc}]/u.test(text));
    fc.assert(
      fc.property(domain, (customerDomain) => {
        const built = buildEnrollmentUrl({ ...source, customerDomain });
        expect(parseEnrollmentUrl(built.url.reveal()).reveal()).toEqual({ ...source, customerDomain });
      }),
    );
  });
});

describe('servers whose URL is handed out', () => {
  it.each([
    [{ product: 'url', url: 'mdm.example.com' }, 'https://mdm.example.com/', ['url.discovery']],
    [{ product: 'url', url: 'https://mdm.example.com/enroll?x=1' }, 'https://mdm.example.com/enroll?x=1', []],
    [{ product: 'url', url: 'http://mdm.example.com/enroll' }, 'https://mdm.example.com/enroll', ['url.http']],
    [{ product: 'url', url: 'http://mdm.example.com:80/e' }, 'https://mdm.example.com/e', ['url.http']],
    [{ product: 'url', url: 'https://[::1]:8443/e#part' }, 'https://[::1]:8443/e', []],
    [{ product: 'micromdm', url: 'mdm.example.com' }, 'https://mdm.example.com/mdm/enroll', ['url.micromdm-path']],
    [
      { product: 'nanomdm', url: 'https://mdm.example.com/mdm' },
      'https://mdm.example.com/mdm',
      ['url.nanomdm-endpoint'],
    ],
    [{ product: 'nanomdm', url: 'https://mdm.example.com/profile' }, 'https://mdm.example.com/profile', []],
  ] satisfies [EnrollmentSource, string, string[]][])('build %j', (source, url, warnings) => {
    const built = buildEnrollmentUrl(source);
    expect(built.url.reveal()).toBe(url);
    expect(built.warnings.map((warning) => warning.code)).toEqual(warnings);
  });

  it('read back what they built', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https'], withQueryParameters: true }), (text) => {
        const built = buildEnrollmentUrl({ product: 'url', url: text }).url.reveal();
        expect(parseEnrollmentUrl(built, 'url').reveal()).toEqual({ product: 'url', url: built });
      }),
    );
  });
});

describe('what is shown of an enrollment URL', () => {
  it.each([
    ['https://fleet.example.com/enroll?enroll_secret=abc', 'https://fleet.example.com/enroll?enroll_secret=***'],
    ['https://x.jp/MDMServiceConfig?id=1&AADTenantId=2', 'https://x.jp/MDMServiceConfig?id=***&AADTenantId=***'],
    ['https://x.jp/e?opaque', 'https://x.jp/e?***'],
    ['https://x.jp/0a1b2c3d4e5f60718293a4b5c6d7e8f9/e', 'https://x.jp/***/e'],
    [
      'https://c.mobi-connect.net/crs/iosmdm/dep/a%3Fp=apple&t=c2VjcmV0',
      'https://c.mobi-connect.net/crs/iosmdm/dep/***?p=apple&t=***',
    ],
    ['https://me:secret@x.jp/', '***'],
    ['not a url', '***'],
  ])('%s', (text, shown) => {
    expect(maskEnrollmentUrl(text)).toBe(shown);
  });
});
