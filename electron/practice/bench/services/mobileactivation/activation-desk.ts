import { randomBytes, sign, X509Certificate } from 'node:crypto';
import type { PlistDict } from '../../../../codecs/plist/value.ts';
import { writeXmlPlist } from '../../../../codecs/plist/write-xml.ts';
import { der } from '../../../../crypto/certificates.ts';
import { verifyIssuedBy } from '../../../../crypto/chain.ts';
import { signCms, verifyCms } from '../../../../crypto/cms.ts';
import type { Clock } from '../../../../ports/clock.ts';
import type { IssuedIdentity } from '../../../https/authority.ts';
import { type Answer, type Exchange, mediaType } from '../../../https/exchange.ts';
import { ActivationMessageError, dataOf, dictOf, parseMessage, SESSION_HEADER, textOf } from './messages.ts';

export type ActivationDeskOptions = {
  readonly clock: Clock;
  /** PEM: whoever holds a certificate of this authority is a genuine practice device. */
  readonly deviceCa: string;
  /** Asked by serial: such a device is offered a page that wants an Apple ID. */
  isActivationLocked(serial: string): boolean;
};

/** What the activation origin decides. Both throw ActivationMessageError for what they refuse. */
export type ActivationDesk = {
  shakeHands(exchange: Exchange): Answer;
  activate(exchange: Exchange): Promise<Answer>;
  readonly recordsGiven: number;
};

const SESSION_LIFETIME_MS = 5 * 60 * 1000;
const SESSION_BYTES = 16;

type Session = { readonly udid: string; readonly endsAt: number };

export function createActivationDesk(options: ActivationDeskOptions, identity: IssuedIdentity): ActivationDesk {
  const { certificate, key } = identity;
  const { clock } = options;
  const deviceCa = der(options.deviceCa);
  const sessions = new Map<string, Session>();
  let recordsGiven = 0;

  function forgetOldSessions(): void {
    for (const [name, { endsAt }] of sessions) if (endsAt < clock.monotonic()) sessions.delete(name);
  }

  function shakeHands({ headers, body }: Exchange): Answer {
    if (mediaType(headers) !== 'application/x-apple-plist') throw new ActivationMessageError('not an Apple plist');
    const request = parseMessage(body);
    const nonce = dataOf(request, 'HandshakeRequestMessage');
    const session = randomBytes(SESSION_BYTES);
    forgetOldSessions();
    sessions.set(session.toString('hex'), {
      udid: textOf(request, 'UniqueDeviceID'),
      endsAt: clock.monotonic() + SESSION_LIFETIME_MS,
    });
    const content = writeXmlPlist({ Nonce: nonce, Session: session });
    return answerXml({
      FDRBlob: randomBytes(32),
      HandshakeResponseMessage: signCms({ content, certificate, key, signingTime: clock.now() }),
      SUInfo: randomBytes(32),
      serverKP: randomBytes(32),
    });
  }

  async function activate(exchange: Exchange): Promise<Answer> {
    const request = readActivationInfo(await activationInfoField(exchange), deviceCa);
    forgetOldSessions();
    const name = request.session.toString('hex');
    if (sessions.get(name)?.udid !== request.udid) throw new ActivationMessageError('no such session');
    sessions.delete(name);
    if (options.isActivationLocked(request.serial)) return appleIdPage();
    const accountToken = writeXmlPlist({ ActivationRandomness: request.randomness, UniqueDeviceID: request.udid });
    const signature = sign('sha256', Buffer.concat([request.session, accountToken]), key);
    recordsGiven += 1;
    return answerXml(
      { ActivationRecord: { AccountToken: accountToken, DeviceCertificate: request.certificate, unbrick: true } },
      { [SESSION_HEADER]: signature.toString('base64') },
    );
  }

  return {
    shakeHands,
    activate,
    get recordsGiven() {
      return recordsGiven;
    },
  };
}

/** The one form field, urlencoded or multipart: both are in use. */
async function activationInfoField({ headers, body }: Exchange): Promise<Buffer> {
  const type = headers['content-type'] ?? '';
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    const field = form.get('activation-info');
    if (typeof field === 'string') return Buffer.from(field);
    if (field !== null) return Buffer.from(await field.arrayBuffer());
  } catch {
    // Said below.
  }
  throw new ActivationMessageError('activation-info is missing');
}

/** Throws ActivationMessageError unless a genuine device signed it. */
function readActivationInfo(field: Buffer, deviceCa: Buffer) {
  const message = parseMessage(field);
  const certificate = dataOf(message, 'FairPlayCertChain');
  const bytes = dataOf(message, 'ActivationInfoXML');
  const info = parseMessage(bytes);
  const { SerialNumber: serial, UniqueDeviceID: udid } = dictOf(info, 'DeviceID');
  if (typeof serial !== 'string' || typeof udid !== 'string') throw new ActivationMessageError('DeviceID is missing');
  if (!verifyIssuedBy(certificate, deviceCa)) throw new ActivationMessageError('not a genuine device');
  if (!isSignedBy(dataOf(message, 'FairPlaySignature'), bytes, certificate)) {
    throw new ActivationMessageError('the activation info was changed');
  }
  const subject = new X509Certificate(certificate).subject.split('\n');
  if (!subject.includes(`CN=${udid}`)) throw new ActivationMessageError('signed by another device');
  const randomness = dataOf(dictOf(info, 'ActivationRequestInfo'), 'ActivationRandomness');
  return { certificate, serial, udid, randomness, session: dataOf(info, 'Session') };
}

function isSignedBy(signature: Buffer, content: Buffer, certificate: Buffer): boolean {
  try {
    return verifyCms(signature, { detachedContent: content }).signerCertificate.equals(certificate);
  } catch {
    return false;
  }
}

function answerXml(value: PlistDict, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 200, headers: { 'content-type': 'text/xml', ...headers }, body: writeXmlPlist(value) };
}

/** Activation Lock: the server wants the Apple ID that locked the device. */
function appleIdPage(): Answer {
  const page =
    '<xmlui style="setupAssistant"><page name="FMIPLockChallenge"><section header="Activation Lock"/></page></xmlui>';
  return { status: 200, headers: { 'content-type': 'application/x-buddyml' }, body: Buffer.from(page) };
}
