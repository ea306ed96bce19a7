import type { KeyObject } from 'node:crypto';
import { readCertificateRequest } from '../../../crypto/certificate-request.ts';
import { packCertificates } from '../../../crypto/cms-certificates.ts';
import { envelopCms, openCms } from '../../../crypto/cms-envelope.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Authority, IssuedIdentity } from '../../https/authority.ts';
import { type Answer, answerPage, type Exchange, type Handler } from '../../https/exchange.ts';
import {
  FailInfo,
  MessageType,
  newNonce,
  type PkiMessage,
  PkiStatus,
  readPkiMessage,
  writePkiMessage,
} from '../../scep/messages.ts';
import type { Challenges } from './challenges.ts';

export const SCEP_PATH = '/scep';

/** What RFC 8894 §3.5.2 lets a server say; nothing that it does not do. */
const CAPABILITIES = ['AES', 'POSTPKIOperation', 'SCEPStandard', 'SHA-256'];

export type ScepContext = {
  readonly authority: Authority;
  /** Signs and opens messages in the authority's stead: what GetCACert gives first. */
  readonly agent: IssuedIdentity;
  readonly challenges: Challenges;
  readonly clock: Clock;
};

/** The SCEP server (RFC 8894): GetCACaps, GetCACert, and PKIOperation with PKCSReq. */
export function createScepServer(context: ScepContext): Handler {
  return (exchange) => {
    switch (exchange.url.searchParams.get('operation')) {
      case 'GetCACaps':
        return answer('text/plain', Buffer.from(CAPABILITIES.join('\n')));
      case 'GetCACert': {
        const chain = packCertificates([context.agent.certificate, context.authority.anchor]);
        return answer('application/x-x509-ca-ra-cert', chain);
      }
      case 'PKIOperation':
        return answerOperation(exchange, context);
      default:
        return answerPage(404, 'ページが見つかりません');
    }
  };
}

function answerOperation(exchange: Exchange, context: ScepContext): Answer {
  const message = readQuietly(bodyOf(exchange));
  if (message?.messageType !== MessageType.pkcsReq) return { status: 400 };
  const { agent, clock } = context;
  const issued = issue(message, context);
  const reply = writePkiMessage({
    identity: agent,
    content: issued.certificate
      ? envelopCms({ content: packCertificates([issued.certificate]), recipient: message.signer })
      : Buffer.alloc(0),
    signingTime: clock.now(),
    messageType: MessageType.certRep,
    transactionId: message.transactionId,
    senderNonce: newNonce(),
    recipientNonce: message.senderNonce,
    pkiStatus: issued.certificate ? PkiStatus.success : PkiStatus.failure,
    failInfo: issued.failInfo,
  });
  return answer('application/x-pki-message', reply);
}

/** By POST, or in base64 in the address, as older clients send it. */
function bodyOf({ method, body, url }: Exchange): Buffer {
  return method === 'POST' ? body : Buffer.from(url.searchParams.get('message') ?? '', 'base64');
}

type Issued =
  | { readonly certificate: Buffer; readonly failInfo?: undefined }
  | { readonly certificate?: undefined; readonly failInfo: string };

function issue(message: PkiMessage, { authority, agent, challenges }: ScepContext): Issued {
  const request = openRequest(message, agent);
  if (!request) return { failInfo: FailInfo.badMessageCheck };
  const { publicKey, challenge } = request;
  const certificate = challenges.redeem(challenge ?? '', keyBytes(publicKey), (commonName) =>
    authority.certify(publicKey, commonName),
  );
  return certificate ? { certificate } : { failInfo: FailInfo.badRequest };
}

function openRequest({ content }: PkiMessage, agent: IssuedIdentity) {
  try {
    return readCertificateRequest(openCms(content, agent));
  } catch {
    return undefined;
  }
}

function readQuietly(bytes: Buffer): PkiMessage | undefined {
  try {
    return readPkiMessage(bytes);
  } catch {
    return undefined;
  }
}

function keyBytes(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' });
}

function answer(type: string, body: Buffer): Answer {
  return { status: 200, headers: { 'content-type': type }, body };
}
