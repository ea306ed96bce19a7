/** The page's styles carry this in their nonce until the page is served (renderer/index.html). */
const noncePlaceholder = '__STYLE_NONCE__';

/**
 * What the page may load and do: its own files, styles under this response's nonce, and nothing else.
 * @param connect origins beside its own that it may talk to; the browser face has its WebSocket.
 */
function contentSecurityPolicy(nonce: string, connect: readonly string[]): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `font-src 'self'`,
    `img-src 'self' data:`,
    `connect-src ${["'self'", ...connect].join(' ')}`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}

export function pageHeaders(nonce: string, connect: readonly string[] = []): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(nonce, connect),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    // Only names that browsers know: an unknown one is an error in the console. Bluetooth has none.
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), hid=(), serial=()',
    'cache-control': 'no-store',
  };
}

/** @param nonce base64url: nothing in it needs escaping in HTML. */
export function withNonce(html: string, nonce: string): string {
  return html.replaceAll(noncePlaceholder, nonce);
}
