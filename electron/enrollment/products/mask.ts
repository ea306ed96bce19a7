const MASK = '***';

/** Parameters that slipped into the path, plain or percent-encoded. */
const HOLDS_PARAMETERS = /[=&;]|%3[BDF]|%26/i;

/** A part this long and without a dot is more likely a key than a name. */
const OPAQUE = /^[^.]{20,}$/;

/** A part of a path that is known to be a name; masked all the same when parameters were pasted into it. */
export function maskName(part: string): string {
  return HOLDS_PARAMETERS.test(part) ? MASK : part;
}

/** What may be shown of any enrollment URL: host, path and the names of parameters; values and key-like parts never. */
export function maskAnyUrl(url: URL): string {
  const path = url.pathname
    .split('/')
    .map((part) => (OPAQUE.test(part) ? MASK : maskName(part)))
    .join('/');
  const query = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => (/^[\w.-]{1,20}=/.test(pair) ? `${pair.slice(0, pair.indexOf('='))}=${MASK}` : MASK))
    .join('&');
  return `https://${url.host}${path}${query === '' ? '' : `?${query}`}`;
}
