/** A server that asks for more than this is asked again all the same. */
const longestMs = 60 * 60 * 1000;

/**
 * Retry-After (RFC 9110 §10.2.3), seconds or HTTP date, in milliseconds from now; undefined when absent or senseless. A
 * date is one by the server's own clock, which its `Date` header tells: that clock may be off.
 */
export function parseRetryAfter(header: string | undefined, now: Date, serverDate?: string): number | undefined {
  const text = header?.trim() ?? '';
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : dateOf(text) - (dateOf(serverDate ?? '') || now.getTime());
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), longestMs);
}

/** Date.parse alone takes nearly anything for a date. */
function dateOf(text: string): number {
  return /^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) : Number.NaN;
}
