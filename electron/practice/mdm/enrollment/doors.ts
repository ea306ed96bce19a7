import type { CredentialVerdict } from '../console/enrollment-urls.ts';

/** Where an enrollment URL leads: which account and group a device joins, or why not. */
export type Door = CredentialVerdict | { readonly kind: 'open'; readonly group: string } | { readonly kind: 'no-door' };

const MOBICONNECT = /^\/crs\/iosmdm\/dep\/([^/]+)$/;
const CLOMO = /^\/([^/]+)\/ios$/;

/** Reads an enrollment URL of the three kinds this server has: mobiconnect's, CLOMO's, and plain `/enroll`. */
export function openDoor(
  url: URL,
  judge: (account: string, token: string | undefined) => CredentialVerdict,
  isCustomer: (name: string) => boolean,
): Door {
  if (url.pathname === '/enroll') return { kind: 'open', group: 'enroll' };
  const account = MOBICONNECT.exec(url.pathname)?.[1];
  if (account !== undefined) {
    const token = url.searchParams.get('p') === 'apple' ? (url.searchParams.get('t') ?? undefined) : undefined;
    return judge(decode(account), token);
  }
  const customer = CLOMO.exec(url.pathname)?.[1];
  return customer !== undefined && isCustomer(customer) ? { kind: 'open', group: customer } : { kind: 'no-door' };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
