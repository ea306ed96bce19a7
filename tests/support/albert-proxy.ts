import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { connect as connectTls, createSecureContext, TLSSocket } from 'node:tls';
import { issueCertificate, pem } from '../../electron/crypto/certificates.ts';
import { generateRsaKey, privateKeyPem } from '../../electron/crypto/keys.ts';
import type { PracticeOrigin } from '../../electron/practice/bench/room.ts';

const HOST = 'albert.apple.com';

export type AlbertProxy = {
  /** For HTTPS_PROXY. */
  readonly url: string;
  /** PEM: a program that trusts it takes the practice origin for Apple's. */
  readonly anchor: string;
  close(): void;
};

/**
 * An HTTP proxy on loopback that leads albert.apple.com to a practice activation origin, for programs whose activation
 * server cannot be set. Nothing else is let through.
 */
export async function openAlbertProxy(origin: PracticeOrigin): Promise<AlbertProxy> {
  const { anchor, context } = await makeIdentity();
  const sockets = new Set<Socket>();
  const server = createHttpServer((_, response) => response.writeHead(405).end());
  server.on('connect', (request, socket: Socket, head: Buffer) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    if (request.url !== `${HOST}:443`) return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    socket.unshift(head);
    const inside = new TLSSocket(socket, { isServer: true, secureContext: context });
    const { hostname, port } = new URL(origin.url);
    const outside = connectTls({ host: hostname, port: Number(port), servername: hostname, ca: [...origin.trust] });
    for (const [from, to] of [
      [inside, outside],
      [outside, inside],
    ] as const) {
      from.on('error', () => to.destroy());
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    anchor,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function makeIdentity() {
  const [ca, leaf] = await Promise.all([generateRsaKey(), generateRsaKey()]);
  const notAfter = new Date(Date.now() + 86_400_000);
  const anchor = issueCertificate({
    subject: { cn: 'Test CA' },
    subjectPublicKey: ca.publicKey,
    signingKey: ca.privateKey,
    ca: true,
    keyUsage: ['keyCertSign'],
    notAfter,
  });
  const certificate = issueCertificate({
    subject: { cn: HOST },
    issuerCertificate: anchor,
    subjectPublicKey: leaf.publicKey,
    signingKey: ca.privateKey,
    ca: false,
    extendedKeyUsage: ['serverAuth'],
    subjectAltNames: { dns: [HOST] },
    notAfter,
  });
  return {
    anchor: pem(anchor),
    context: createSecureContext({ key: privateKeyPem(leaf.privateKey), cert: pem(certificate) }),
  };
}
