import { createHash } from 'node:crypto';
import { z } from 'zod';
import { writeCertificateRequest } from '../../../crypto/certificate-request.ts';
import { issueCertificate } from '../../../crypto/certificates.ts';
import { verifyIssuedBy } from '../../../crypto/chain.ts';
import { unpackCertificates } from '../../../crypto/cms-certificates.ts';
import { envelopCms, openCms } from '../../../crypto/cms-envelope.ts';
import { generateRsaKey, type RsaKey } from '../../../crypto/keys.ts';
import type { Clock } from '../../../ports/clock.ts';
import { MessageType, newNonce, PkiStatus, readPkiMessage, writePkiMessage } from '../../scep/messages.ts';
import type { DeviceIdentity } from './enrollment-settings.ts';
import { type HttpAnswer, openTransport, type Transport } from './transport.ts';

const subjectSchema = z.array(z.array(z.tuple([z.string(), z.string()])));

/** A com.apple.security.scep payload (mdm §2.2), as far as devices here follow it. */
export const scepOrderSchema = z.object({
  URL: z.url({ protocol: /^https?$/ }),
  Challenge: z.string().default(''),
  Subject: subjectSchema.default([]),
  /** Digest of the CA certificate, MD5, SHA-1 or SHA-256 by its length. */
  CAFingerprint: z.instanceof(Uint8Array).optional(),
});
export type ScepOrder = z.infer<typeof scepOrderSchema>;

const FINGERPRINTS: ReadonlyMap<number, string> = new Map([
  [16, 'md5'],
  [20, 'sha1'],
  [32, 'sha256'],
]);
const SELF_SIGNED_DAYS = 1;
const DAY_MS = 86_400_000;

/** The server gave no identity, or none that this device can take. */
export class ScepError extends Error {
  override readonly name = 'ScepError';
}

/**
 * Asks a SCEP server for the identity that a profile orders: GetCACert, then PKCSReq (RFC 8894). Throws ScepError, or
 * TransportError when the server cannot be reached.
 */
export async function requestIdentity(
  order: ScepOrder,
  options: { readonly anchors: readonly Uint8Array[]; readonly clock: Clock; readonly signal: AbortSignal },
): Promise<DeviceIdentity> {
  const transport = openTransport({ anchors: options.anchors });
  try {
    const [agent, ...others] = await fetchAuthority(order, transport, options.signal);
    if (!agent) throw new ScepError('the server gave no certificate');
    const key = await generateRsaKey();
    const holder = selfSign(key, order, options.clock);
    const transactionId = createHash('sha256')
      .update(key.publicKey.export({ format: 'der', type: 'spki' }))
      .digest('hex');
    const senderNonce = newNonce();
    const request = writeCertificateRequest({ ...key, subject: subjectOf(order), challenge: order.Challenge });
    const message = writePkiMessage({
      identity: holder,
      content: envelopCms({ content: request, recipient: agent }),
      signingTime: options.clock.now(),
      messageType: MessageType.pkcsReq,
      transactionId,
      senderNonce,
    });
    const reply = await transport.send({
      method: 'POST',
      url: operation(order, 'PKIOperation'),
      headers: { 'content-type': 'application/x-pki-message' },
      body: message,
      signal: options.signal,
    });
    const certificate = takeReply(reply, { transactionId, senderNonce, holder, signers: [agent, ...others] });
    return { key: key.privateKey, certificate };
  } catch (error) {
    if (error instanceof Error && (error.name === 'CmsError' || error instanceof z.ZodError)) {
      throw new ScepError('the server answered nonsense', { cause: error });
    }
    throw error;
  } finally {
    transport.close();
  }
}

/** The certificate that opens messages first, then the CA's. The profile's fingerprint is what makes them trusted. */
async function fetchAuthority(order: ScepOrder, transport: Transport, signal: AbortSignal): Promise<Buffer[]> {
  const url = operation(order, 'GetCACert');
  const { status, headers, body } = await transport.send({ method: 'GET', url, headers: {}, signal });
  if (status !== 200) throw new ScepError(`GetCACert: ${status}`);
  const single = headers['content-type'] === 'application/x-x509-ca-cert';
  const certificates = single ? [body] : unpackCertificates(body);
  const ca = certificates.at(-1);
  const { CAFingerprint: expected } = order;
  if (!ca || (expected && !fingerprintFits(ca, expected))) throw new ScepError('another authority answered');
  if (certificates.some((certificate) => certificate !== ca && !verifyIssuedBy(certificate, ca))) {
    throw new ScepError('the certificates do not belong together');
  }
  return certificates;
}

function fingerprintFits(certificate: Buffer, expected: Uint8Array): boolean {
  const digest = FINGERPRINTS.get(expected.byteLength);
  return digest !== undefined && createHash(digest).update(certificate).digest().equals(expected);
}

/** RFC 8894 §2.3: who has no certificate yet signs with one of its own. */
function selfSign(key: RsaKey, order: ScepOrder, clock: Clock): DeviceIdentity {
  const now = clock.now().getTime();
  const certificate = issueCertificate({
    subject: subjectOf(order),
    subjectPublicKey: key.publicKey,
    signingKey: key.privateKey,
    notBefore: new Date(now - DAY_MS),
    notAfter: new Date(now + SELF_SIGNED_DAYS * DAY_MS),
    keyUsage: ['digitalSignature', 'keyEncipherment'],
  });
  return { key: key.privateKey, certificate };
}

function subjectOf({ Subject: parts }: ScepOrder): { cn?: string; o?: string } {
  const pairs = new Map(parts.flat());
  const [cn, o] = [pairs.get('CN'), pairs.get('O')];
  return { ...(cn !== undefined && { cn }), ...(o !== undefined && { o }) };
}

function takeReply(
  { status, body }: HttpAnswer,
  expected: {
    readonly transactionId: string;
    readonly senderNonce: Buffer;
    readonly holder: DeviceIdentity;
    readonly signers: readonly Buffer[];
  },
): Buffer {
  if (status !== 200) throw new ScepError(`PKIOperation: ${status}`);
  const reply = readPkiMessage(body);
  const isOurs =
    reply.messageType === MessageType.certRep &&
    reply.transactionId === expected.transactionId &&
    reply.recipientNonce?.equals(expected.senderNonce) &&
    expected.signers.some((signer) => signer.equals(reply.signer));
  if (!isOurs) throw new ScepError('the answer is to another request');
  if (reply.pkiStatus !== PkiStatus.success) throw new ScepError(`refused: ${reply.failInfo ?? 'no reason'}`);
  const [certificate] = unpackCertificates(openCms(reply.content, expected.holder));
  if (!certificate) throw new ScepError('the answer holds no certificate');
  return certificate;
}

function operation(order: ScepOrder, name: string): URL {
  const url = new URL(order.URL);
  url.searchParams.set('operation', name);
  return url;
}
