import type { Reason } from '../../../shared/domain/plan.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { decodePart } from './url-text.ts';

export type Credentials = { readonly userId: string; readonly password: string };

/** 端末登録用認証情報 as mobiconnect's `t=`: URL-encoded base64 of `userId:password` in UTF-8, in that order (mdm §1.1). */
export function encodeToken({ userId, password }: Credentials): string {
  if (userId.includes(':')) throw new KitError('enrollment.user-id-colon');
  const pair = `${userId}:${password}`;
  if (!pair.isWellFormed() || hasControlCharacter(pair)) throw new KitError('enrollment.credentials-characters');
  return encodeURIComponent(Buffer.from(pair, 'utf8').toString('base64'));
}

/**
 * Reads a `t=` value as it stands in a URL, encoded or raw. What people break by hand is mended and said so; what cannot
 * be a token at all throws KitError `enrollment.url-token-*`.
 */
export function decodeToken(raw: string): Credentials & { readonly warnings: Reason[] } {
  const warnings: Reason[] = [];
  const decoded = decodePart(raw);
  if (/[+ ]/.test(raw) || decoded.includes(' ')) warnings.push(checkReason('url.token-plus'));
  if (/[/=]/.test(raw)) warnings.push(checkReason('url.token-raw'));
  const base64 = decoded.replace(/ /g, '+');
  const standard = base64.replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]+$/.test(standard) || standard.length % 4 === 1) {
    throw new KitError('enrollment.url-token-unreadable');
  }
  if (standard.padEnd(Math.ceil(standard.length / 4) * 4, '=') !== base64) warnings.push(checkReason('url.token-form'));
  const pair = readUtf8(Buffer.from(standard, 'base64'));
  // `echo user:password | base64`, the usual way by hand, encodes a line break too.
  const trimmed = pair.replace(/[\r\n]+$/, '');
  if (trimmed !== pair) warnings.push(checkReason('url.token-newline'));
  const colon = trimmed.indexOf(':');
  if (colon < 1 || colon === trimmed.length - 1) throw new KitError('enrollment.url-token-no-colon');
  if (hasControlCharacter(trimmed)) throw new KitError('enrollment.credentials-characters');
  return { userId: trimmed.slice(0, colon), password: trimmed.slice(colon + 1), warnings };
}

/** Doubts about credentials that are nevertheless possible. */
export function credentialWarnings({ userId, password }: Credentials): Reason[] {
  return [
    ...(userId.trim() === userId ? [] : [checkReason('url.user-id-spaces')]),
    ...(hasFullWidth(userId) ? [checkReason('url.user-id-full-width')] : []),
    ...(password.trim() === password ? [] : [checkReason('url.password-spaces')]),
    ...(hasFullWidth(password) ? [checkReason('url.password-full-width')] : []),
  ];
}

/** Full-width forms of ASCII, and the full-width space: an input method left on. */
function hasFullWidth(text: string): boolean {
  return /[\uff01-\uff5e\u3000]/.test(text);
}

function hasControlCharacter(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

function readUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new KitError('enrollment.url-token-unreadable', {}, { cause: error });
  }
}
