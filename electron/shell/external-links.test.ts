import { describe, expect, it } from 'vitest';
import { allowedLink } from './external-links.ts';
import { isOwnPage, pageUrl } from './own-page.ts';

describe('links that leave the window', () => {
  it('are opened on the makers’ sites', () => {
    expect(allowedLink('https://support.apple.com/ja-jp/102282')).toBe('https://support.apple.com/ja-jp/102282');
    expect(allowedLink('HTTPS://SCHOOL.APPLE.COM')).toBe('https://school.apple.com/');
    expect(allowedLink('https://support.apple.com\\@evil.example/')).toBe('https://support.apple.com/@evil.example/');
  });

  it.each([
    'http://support.apple.com/',
    'https://support.apple.com.evil.example/',
    'https://evil.example/?https://support.apple.com/',
    'https://support.apple.com@evil.example/',
    'https://me:pw@support.apple.com/',
    'https://support.apple.com:8443/',
    'https://ѕupport.apple.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,hi',
    'app://kitbench/index.html',
    'x-apple.systempreferences:com.apple.preference.security',
    'smb://server/share',
    'ms-msdt:/id',
    'support.apple.com',
    '',
  ])('are refused: %s', (url) => {
    expect(allowedLink(url)).toBeUndefined();
  });
});

describe('the page’s own address', () => {
  it('is known with any path', () => {
    expect(isOwnPage(pageUrl)).toBe(true);
    expect(isOwnPage('app://kitbench/?x#y')).toBe(true);
  });

  it.each([
    'app://kitbench.evil.example/',
    'app://evil/app://kitbench/',
    'app://kitbench@evil/',
    'app://me@kitbench/',
    'app://kitbench:1/',
    'apps://kitbench/',
    'https://kitbench/',
    'file:///kitbench/index.html',
    'about:blank',
    'null',
    '',
  ])('is not %s', (url) => {
    expect(isOwnPage(url)).toBe(false);
  });
});
