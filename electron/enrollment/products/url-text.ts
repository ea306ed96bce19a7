import type { Reason } from '../../../shared/domain/plan.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';

const MAX_LENGTH = 4000;

/** A URL as people paste it, brought to https. What was put right is in `warnings`. */
export type ReadUrl = { readonly url: URL; readonly warnings: readonly Reason[] };

/**
 * Reads a URL with or without its scheme. Throws KitError `enrollment.url-*`, which never repeats the URL: it may hold
 * a password.
 */
export function readUrlText(text: string): ReadUrl {
  if (text.length > MAX_LENGTH) throw new KitError('enrollment.url-too-long', { limit: String(MAX_LENGTH) });
  const warnings: Reason[] = [];
  // Line breaks come from mails that wrapped the URL; a space inside may stand for a '+' and is left alone.
  const clean = text.trim().replace(/[\r\n\t\u200b\ufeff]/g, '');
  if (clean !== text) warnings.push(checkReason('url.spaces'));
  const [, scheme, rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/is.exec(clean) ?? [];
  const insecure = scheme?.toLowerCase() === 'http';
  if (scheme !== undefined && !/^https?$/i.test(scheme)) throw new KitError('enrollment.url-scheme', { scheme });
  const url = URL.parse(`https://${rest}`);
  if (url === null || rest === '') throw new KitError('enrollment.url-unreadable');
  if (url.username || url.password) throw new KitError('enrollment.url-userinfo');
  if (insecure) {
    const port = /^[^/?#]*:(\d+)(?:[/?#]|$)/.exec(rest)?.[1];
    if (port !== undefined && port !== '80') throw new KitError('enrollment.url-port-of-http', { port });
    url.port = '';
    warnings.push(checkReason('url.http'));
  }
  url.hash = '';
  return { url, warnings };
}

/** A host as typed into a field of its own, perhaps with scheme or slash. @throws KitError `enrollment.host-invalid` */
export function readHost(text: string): string {
  const bare = text
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '');
  const url = URL.parse(`https://${bare}`);
  const plain = url !== null && bare !== '' && !/[/\\?#@\s]/.test(bare);
  if (!plain) throw new KitError('enrollment.host-invalid');
  return url.host;
}

/** Undoes percent-encoding. @throws KitError `enrollment.url-escape` */
export function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    throw new KitError('enrollment.url-escape', {}, { cause: error });
  }
}

/** The parameters as they stand: only cut, not decoded, so that a raw `+` can be told from `%2B`. */
export function rawParameters(url: URL): { readonly name: string; readonly value: string }[] {
  return url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0 ? { name: pair, value: '' } : { name: pair.slice(0, equals), value: pair.slice(equals + 1) };
    });
}
