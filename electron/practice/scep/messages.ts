import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { signCms, verifyCms } from '../../crypto/cms.ts';
import type { BerNode } from '../../crypto/der-read.ts';
import { octetString, printableString } from '../../crypto/der-write.ts';
import type { IssuedIdentity } from '../https/authority.ts';

/** Attributes and values of RFC 8894 §3.2. */
const OID = {
  messageType: '2.16.840.1.113733.1.9.2',
  pkiStatus: '2.16.840.1.113733.1.9.3',
  failInfo: '2.16.840.1.113733.1.9.4',
  senderNonce: '2.16.840.1.113733.1.9.5',
  recipientNonce: '2.16.840.1.113733.1.9.6',
  transactionId: '2.16.840.1.113733.1.9.7',
} as const;

export const MessageType = { certRep: '3', pkcsReq: '19' } as const;
export const PkiStatus = { success: '0', failure: '2' } as const;
export const FailInfo = { badMessageCheck: '1', badRequest: '2' } as const;

const NONCE_BYTES = 16;
const MAX_BYTES = 256 * 1024;

export type PkiMessage = {
  readonly messageType: string;
  readonly transactionId: string;
  readonly senderNonce: Buffer | undefined;
  readonly recipientNonce: Buffer | undefined;
  readonly pkiStatus: string | undefined;
  readonly failInfo: string | undefined;
  /** The envelope; empty in a failure. */
  readonly content: Buffer;
  readonly signer: Buffer;
};

export const newNonce = (): Buffer => randomBytes(NONCE_BYTES);

/** A pkiMessage: a signed message whose attributes say what it is. */
export function writePkiMessage(options: {
  readonly identity: IssuedIdentity;
  readonly content: Buffer;
  readonly signingTime: Date;
  readonly messageType: string;
  readonly transactionId: string;
  readonly senderNonce: Buffer;
  readonly recipientNonce?: Buffer | undefined;
  readonly pkiStatus?: string | undefined;
  readonly failInfo?: string | undefined;
}): Buffer {
  const { identity, content, signingTime, messageType, transactionId, recipientNonce, pkiStatus, failInfo } = options;
  return signCms({
    ...identity,
    content,
    signingTime,
    attributes: [
      [OID.messageType, printableString(messageType)],
      [OID.transactionId, printableString(transactionId)],
      [OID.senderNonce, octetString(options.senderNonce)],
      ...(recipientNonce ? ([[OID.recipientNonce, octetString(recipientNonce)]] as const) : []),
      ...(pkiStatus === undefined ? [] : ([[OID.pkiStatus, printableString(pkiStatus)]] as const)),
      ...(failInfo === undefined ? [] : ([[OID.failInfo, printableString(failInfo)]] as const)),
    ],
  });
}

const identifierSchema = z.string().min(1).max(256);

/** Reads a pkiMessage whose signature holds; whose it is, the caller decides. Throws CmsError or ZodError. */
export function readPkiMessage(bytes: Buffer): PkiMessage {
  const { content, signerCertificate: signer, attributes } = verifyCms(bytes, { maxBytes: MAX_BYTES });
  const text = (name: string) => attributes.get(name)?.content.toString('latin1');
  const bytesOf = (node: BerNode | undefined) => node?.content;
  return {
    messageType: identifierSchema.parse(text(OID.messageType)),
    transactionId: identifierSchema.parse(text(OID.transactionId)),
    senderNonce: bytesOf(attributes.get(OID.senderNonce)),
    recipientNonce: bytesOf(attributes.get(OID.recipientNonce)),
    pkiStatus: text(OID.pkiStatus),
    failInfo: text(OID.failInfo),
    content,
    signer,
  };
}
