import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { issueCertificate, pem } from '../../electron/crypto/certificates.ts';
import { generateRsaKey, privateKeyPem, type RsaKey } from '../../electron/crypto/keys.ts';

export type SiteRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
};

export type HttpsSite = {
  /** `https://localhost:<port>` */
  readonly origin: string;
  readonly host: string;
  /** DER of the authority that issued the site's certificate. */
  readonly anchor: Buffer;
  readonly anchorPem: string;
  /** What it was asked, in order. */
  readonly requests: readonly SiteRequest[];
  close(): Promise<void>;
};

let authorityKey: Promise<RsaKey> | undefined;
let siteKey: Promise<RsaKey> | undefined;

/** A real HTTPS server on 127.0.0.1 under a certificate authority of its own, on a free port. */
export async function openHttpsSite(options: {
  readonly answer: (request: SiteRequest, response: ServerResponse) => void;
  /** Name in the certificate; `localhost` when left out. */
  readonly name?: string;
  readonly notAfter?: Date;
  /** It also shows the certificate of its authority. */
  readonly showsAuthority?: boolean;
}): Promise<HttpsSite> {
  authorityKey ??= generateRsaKey();
  siteKey ??= generateRsaKey();
  const [authority, site] = await Promise.all([authorityKey, siteKey]);
  const notBefore = new Date('2020-01-01T00:00:00Z');
  const anchor = issueCertificate({
    subject: { cn: 'Test Authority' },
    subjectPublicKey: authority.publicKey,
    signingKey: authority.privateKey,
    notBefore,
    notAfter: new Date('2120-01-01T00:00:00Z'),
    ca: true,
    keyUsage: ['keyCertSign'],
  });
  const certificate = issueCertificate({
    subject: { cn: 'Test Site' },
    issuerCertificate: anchor,
    subjectPublicKey: site.publicKey,
    signingKey: authority.privateKey,
    notBefore,
    notAfter: options.notAfter ?? new Date('2120-01-01T00:00:00Z'),
    subjectAltNames: { dns: [options.name ?? 'localhost'] },
  });
  const requests: SiteRequest[] = [];
  const server = createServer(
    {
      key: privateKeyPem(site.privateKey),
      cert: pem(certificate) + (options.showsAuthority === true ? pem(anchor) : ''),
    },
    async (message, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of message) chunks.push(chunk);
      const { method = '', url = '', headers } = message;
      const request = { method, url, headers, body: Buffer.concat(chunks) };
      requests.push(request);
      options.answer(request, response);
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin: `https://${host}`,
    host,
    anchor,
    anchorPem: pem(anchor),
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
