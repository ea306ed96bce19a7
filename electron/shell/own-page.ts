/** The page's scheme and origin. Standard and secure, so that origins, CSP and storage work as on the web. */
export const pageScheme = 'app';
const pageHost = 'kitbench';
const pageOrigin = `${pageScheme}://${pageHost}`;
export const pageUrl = `${pageOrigin}/index.html`;

/** Judged by the parsed address: text before or after an origin proves nothing. */
export function isOwnPage(url: string): boolean {
  const parsed = URL.parse(url);
  if (parsed === null) return false;
  const { protocol, host, username, password } = parsed;
  // `origin` of a scheme that is not special is `null` in Node.
  return protocol === `${pageScheme}:` && host === pageHost && username === '' && password === '';
}
