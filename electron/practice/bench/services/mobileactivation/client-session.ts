import { randomBytes, verify, X509Certificate } from 'node:crypto';
import type { PlistDict } from '../../../../codecs/plist/value.ts';
import { writeXmlPlist } from '../../../../codecs/plist/write-xml.ts';
import { der } from '../../../../crypto/certificates.ts';
import { verifyChain } from '../../../../crypto/chain.ts';
import { signCms, verifyCms } from '../../../../crypto/cms.ts';
import type { PracticeDevice } from '../../device/device.ts';
import { ActivationMessageError, dataOf, dictOf, parseMessage, SESSION_HEADER, textOf } from './messages.ts';

type Session = {
  readonly startedAt: number;
  readonly nonce: Buffer;
  /** Set by the handshake's answer: from then on the origin's key is known. */
  agreed?: { readonly session: Buffer; readonly originCertificate: Buffer; readonly randomness: Buffer };
};

/** A nonce is worth about five minutes (device-protocols §5). */
const LIFETIME_MS = 5 * 60 * 1000;
const NONCE_BYTES = 20;

/** Requests of one activation come over separate connections, so the session belongs to the device. */
const sessions = new WeakMap<PracticeDevice, Session>();

/** Begins an activation: what the station posts to drmHandshake. */
export function beginSession(device: PracticeDevice): PlistDict {
  const session: Session = { startedAt: device.room.clock.monotonic(), nonce: randomBytes(NONCE_BYTES) };
  sessions.set(device, session);
  return {
    CollectionBlob: randomBytes(64),
    HandshakeRequestMessage: session.nonce,
    UniqueDeviceID: device.hardware.udid,
  };
}

/**
 * Takes the answer of drmHandshake and gives the signed activation info for deviceActivation. Throws
 * ActivationMessageError when the answer is not the origin's answer to this session.
 */
export async function makeActivationInfo(device: PracticeDevice, answer: Uint8Array): Promise<PlistDict> {
  const current = currentSession(device);
  const { session, originCertificate } = readHandshakeAnswer(device, current, answer);
  const randomness = randomBytes(NONCE_BYTES);
  current.agreed = { session, originCertificate, randomness };
  const { hardware, content, room } = device;
  const info = writeXmlPlist({
    ActivationRequestInfo: { ActivationRandomness: randomness, ActivationState: content.activation },
    DeviceID: { SerialNumber: hardware.serial, UniqueDeviceID: hardware.udid },
    DeviceInfo: { ProductType: hardware.productType, ProductVersion: hardware.osVersion, UniqueChipID: hardware.ecid },
    Session: session,
  });
  const { certificate, key } = await room.authority.identityOf(device);
  return {
    ActivationInfoComplete: true,
    ActivationInfoXML: info,
    FairPlayCertChain: certificate,
    FairPlaySignature: signCms({ content: info, certificate, key, detached: true, signingTime: room.clock.now() }),
  };
}

function readHandshakeAnswer(device: PracticeDevice, current: Session, answer: Uint8Array) {
  const signed = verifyQuietly(dataOf(parseMessage(answer), 'HandshakeResponseMessage'));
  const anchors = (device.room.activation?.trust ?? []).map((anchor) => der(anchor));
  const trusted = verifyChain({ certificate: signed.signerCertificate, anchors, at: device.room.clock.now() });
  if (!trusted) throw new ActivationMessageError('the handshake was not signed by the origin');
  const message = parseMessage(signed.content);
  if (!dataOf(message, 'Nonce').equals(current.nonce))
    throw new ActivationMessageError('another handshake was answered');
  return { session: dataOf(message, 'Session'), originCertificate: signed.signerCertificate };
}

/**
 * Checks the activation record that ends the session: signed by the origin that shook hands, for this device and this
 * request, its session header passed on. Throws ActivationMessageError.
 */
export function checkActivationRecord(device: PracticeDevice, record: Uint8Array, headers: PlistDict): void {
  const { agreed } = currentSession(device);
  if (agreed === undefined) throw new ActivationMessageError('no handshake took place');
  const accountToken = dataOf(dictOf(parseMessage(record), 'ActivationRecord'), 'AccountToken');
  const { publicKey } = new X509Certificate(agreed.originCertificate);
  const signature = Buffer.from(sessionHeader(headers), 'base64');
  if (!verify('sha256', Buffer.concat([agreed.session, accountToken]), publicKey, signature)) {
    throw new ActivationMessageError('the record does not belong to the session');
  }
  const token = parseMessage(accountToken);
  if (textOf(token, 'UniqueDeviceID') !== device.hardware.udid) throw new ActivationMessageError('for another device');
  if (!dataOf(token, 'ActivationRandomness').equals(agreed.randomness)) {
    throw new ActivationMessageError('for another request');
  }
  sessions.delete(device);
}

function currentSession(device: PracticeDevice): Session {
  const session = sessions.get(device);
  if (session === undefined) throw new ActivationMessageError('no session');
  if (device.room.clock.monotonic() - session.startedAt > LIFETIME_MS)
    throw new ActivationMessageError('session expired');
  return session;
}

/** Header names come in whatever case the station's HTTP client gives them. */
function sessionHeader(headers: PlistDict): string {
  const name = Object.keys(headers).find((key) => key.toLowerCase() === SESSION_HEADER.toLowerCase());
  return name === undefined ? '' : textOf(headers, name);
}

function verifyQuietly(message: Buffer) {
  try {
    return verifyCms(message);
  } catch {
    throw new ActivationMessageError('the handshake is not signed');
  }
}
