import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { connect, type DetailedPeerCertificate, rootCertificates, type TLSSocket } from 'node:tls';
import { isKitError } from '../../shared/errors/kit-error.ts';
import { pem } from '../crypto/certificates.ts';
import { withDeadline } from '../ports/deadline.ts';
import type { ProbeOptions } from './preflight.ts';

const TIMEOUT_MS = 10_000;
const LONGEST_CHAIN = 8;

export type NameSeen =
  | { readonly kind: 'found'; readonly addresses: readonly string[] }
  | { readonly kind: 'unknown'; readonly code: string };

/** Asks the system's resolver, as every program on this Mac does. */
export async function lookUpName(host: string, { clock, signal }: ProbeOptions): Promise<NameSeen> {
  const bare = host.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0) return { kind: 'found', addresses: [bare] };
  try {
    const found = await withDeadline(clock, 'DNS', TIMEOUT_MS, signal, () => lookup(bare, { all: true }));
    return { kind: 'found', addresses: found.map(({ address }) => address) };
  } catch (error) {
    signal?.throwIfAborted();
    return { kind: 'unknown', code: codeOf(error) };
  }
}

export type CertificatesSeen =
  | {
      readonly kind: 'shown';
      readonly protocol: string;
      /** DER, the server's own first. */
      readonly chain: readonly Buffer[];
      /** By the system's authorities or the anchors, for this name and today. */
      readonly trusted: boolean;
    }
  | { readonly kind: 'none'; readonly code: string };

/**
 * Shakes hands and hangs up: not a byte is sent over a connection that may not be trusted. What cannot be trusted is
 * shown all the same, for a person to say whether it is theirs.
 */
export async function lookAtCertificates(
  { host, port, anchors }: { readonly host: string; readonly port: number; readonly anchors: readonly Buffer[] },
  { clock, signal }: ProbeOptions,
): Promise<CertificatesSeen> {
  const bare = host.replace(/^\[|\]$/g, '');
  try {
    return await withDeadline(clock, 'TLS', TIMEOUT_MS, signal, (inner) => shakeHands(bare, port, anchors, inner));
  } catch (error) {
    signal?.throwIfAborted();
    return { kind: 'none', code: codeOf(error) };
  }
}

function shakeHands(
  host: string,
  port: number,
  anchors: readonly Buffer[],
  signal: AbortSignal,
): Promise<CertificatesSeen> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      host,
      port,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      rejectUnauthorized: false,
      ...(anchors.length > 0 && {
        ca: [...rootCertificates, ...anchors.map((anchor) => pem(anchor))],
        allowPartialTrustChain: true,
      }),
    });
    const stop = () => socket.destroy(signal.reason instanceof Error ? signal.reason : undefined);
    signal.addEventListener('abort', stop, { once: true });
    socket.once('error', reject);
    socket.once('close', () => signal.removeEventListener('abort', stop));
    socket.once('secureConnect', () => {
      resolve({
        kind: 'shown',
        protocol: socket.getProtocol() ?? '',
        chain: chainOf(socket),
        trusted: socket.authorized,
      });
      socket.destroy();
    });
  });
}

function chainOf(socket: TLSSocket): Buffer[] {
  const chain: Buffer[] = [];
  let next: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
  while (next?.raw !== undefined && chain.length < LONGEST_CHAIN) {
    const { raw } = next;
    // A self-signed certificate is its own issuer.
    if (chain.some((known) => known.equals(raw))) break;
    chain.push(raw);
    next = next.issuerCertificate;
  }
  return chain;
}

function codeOf(error: unknown): string {
  if (isKitError(error, 'internal.timeout')) return 'ETIMEDOUT';
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'EIO';
}
