import { isAbsolute } from 'node:path';
import { KitError } from '../../../shared/errors/kit-error.ts';

export type MuxAddress =
  | { readonly kind: 'unix'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number };

/**
 * Reads `UNIX:/path` (any case), `unix:///path`, `/path`, `host:port` or `[v6]:port`: the spellings that other clients
 * use (device-protocols §1.1).
 * @throws KitError `usbmux.bad-address` for anything else, where other clients fall back to the system's usbmuxd.
 */
export function parseMuxAddress(text: string): MuxAddress {
  const path = /^unix:(?:\/\/)?(.*)$/is.exec(text)?.[1] ?? text;
  if (isAbsolute(path) && !path.includes('\0')) return { kind: 'unix', path };
  const tcp = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9.-]+)):(\d{1,5})$/i.exec(text);
  const host = tcp?.[1] ?? tcp?.[2];
  const port = Number(tcp?.[3]);
  if (host !== undefined && port >= 1 && port <= 65535) return { kind: 'tcp', host, port };
  throw new KitError('usbmux.bad-address', { text: text.slice(0, 100) });
}

/** Where the system's own usbmuxd listens. Reads no environment: a station profile alone says otherwise. */
export function systemMuxAddress(platform: NodeJS.Platform = process.platform): MuxAddress {
  if (platform === 'win32') return { kind: 'tcp', host: '127.0.0.1', port: 27015 };
  return { kind: 'unix', path: '/var/run/usbmuxd' };
}

/** The address in a form `parseMuxAddress` reads. */
export function muxAddressText(address: MuxAddress): string {
  if (address.kind === 'unix') return address.path;
  return address.host.includes(':') ? `[${address.host}]:${address.port}` : `${address.host}:${address.port}`;
}
