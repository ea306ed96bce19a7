import { type Authority, serverPem } from '../https/authority.ts';
import type { Handler } from '../https/exchange.ts';
import { openTlsListener, type TlsListener } from '../https/tls-listener.ts';

/** What devices ask, what stations tell, what administrators look at. */
export type Link = 'device' | 'records' | 'console';

const MAX_BODY_BYTES: Readonly<Record<Link, number>> = {
  device: 4 * 1024 * 1024,
  records: 256 * 1024,
  console: 8 * 1024 * 1024,
};

/** All or none; port 0 takes any free one. */
export async function openListeners(
  authority: Authority,
  ports: Readonly<Record<Link, number>>,
  handlers: Readonly<Record<Link, Handler>>,
): Promise<Record<Link, TlsListener>> {
  const opened: TlsListener[] = [];
  const open = async (link: Link) => {
    const listener = await openTlsListener({
      identity: serverPem(authority.server),
      port: ports[link],
      maxBodyBytes: MAX_BODY_BYTES[link],
      handler: handlers[link],
    });
    opened.push(listener);
    return listener;
  };
  try {
    return { device: await open('device'), records: await open('records'), console: await open('console') };
  } catch (error) {
    await Promise.all(opened.map((listener) => listener.cut()));
    throw error;
  }
}

export function originOf({ port }: TlsListener): string {
  return `https://localhost:${port}`;
}
