import { randomUUID } from 'node:crypto';
import { answerPage, type Handler } from '../../https/exchange.ts';
import type { Console } from './console.ts';

/** Where the client app fetches what a tap request brings. */
export const CLIENT_PATH = '/client/';

/** Addresses that only a notification carries, one per request. */
export type ClientAddresses = { of(requestId: string): string; requestOf(pathname: string): string | undefined };

export function createClientAddresses(): ClientAddresses {
  const secrets = new Map<string, string>();
  return {
    of(requestId) {
      const path = `${CLIENT_PATH}${randomUUID()}`;
      secrets.set(path, requestId);
      return path;
    },
    requestOf: (pathname) => secrets.get(pathname),
  };
}

/** Gives a tapped notification's profile to the client app: with that the request counts as 成功, installed or not. */
export function createClientDownload(console: Console, addresses: ClientAddresses): Handler {
  return ({ method, url }) => {
    const requestId = method === 'GET' ? addresses.requestOf(url.pathname) : undefined;
    const profile = requestId === undefined ? undefined : openAnywhere(console, requestId);
    if (!profile) return answerPage(404, 'ページが見つかりません');
    return { status: 200, headers: { 'content-type': 'application/x-apple-aspen-config' }, body: profile };
  };
}

function openAnywhere(console: Console, requestId: string): Buffer | undefined {
  for (const { requests } of console.accounts()) {
    const profile = requests.open(requestId);
    if (profile) return profile;
  }
  return undefined;
}
