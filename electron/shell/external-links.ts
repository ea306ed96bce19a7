/** Sites the window may open in the person's browser: the makers' own help and consoles. */
const allowedHosts: ReadonlySet<string> = new Set([
  'support.apple.com',
  'school.apple.com',
  'business.apple.com',
  'identity.apple.com',
  'www.apple.com',
  'help.mobi-connect.net',
]);

/** The address to open when it is https, on an allowed host, and hides nothing. */
export function allowedLink(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (parsed === null) return undefined;
  const { protocol, hostname, port, username, password } = parsed;
  if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return undefined;
  return allowedHosts.has(hostname) ? parsed.href : undefined;
}
