import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import type { PlistDict } from '../../electron/codecs/plist/value.ts';
import { writeXmlPlist } from '../../electron/codecs/plist/write-xml.ts';
import { issueCertificate, pem } from '../../electron/crypto/certificates.ts';
import { signCms } from '../../electron/crypto/cms.ts';
import { generateRsaKey } from '../../electron/crypto/keys.ts';
import {
  type DeviceIdentity,
  type EnrollmentSettings,
  readEnrollmentOrder,
} from '../../electron/practice/bench/mdm-client/enrollment-settings.ts';
import type { PracticeMdm } from '../../electron/practice/mdm/start.ts';

export type Response = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

/** One HTTPS request that trusts the practice MDM, without any of the device's own code. */
export function call(
  mdm: PracticeMdm,
  url: string,
  options: {
    readonly method?: string;
    readonly headers?: Record<string, string>;
    readonly body?: Buffer | string;
  } = {},
): Promise<Response> {
  const { method = 'GET', headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, ca: [...mdm.ready.records.trust], agent: false }, async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** A CA for practice devices and what it issues: tests sign MachineInfo themselves. */
export async function createTestDeviceCa() {
  const ca = await generateRsaKey();
  const validity = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2120-01-01T00:00:00Z') };
  const certificate = issueCertificate({
    ...validity,
    subject: { cn: 'Test device CA' },
    subjectPublicKey: ca.publicKey,
    signingKey: ca.privateKey,
    ca: true,
  });
  return {
    pem: pem(certificate),
    async issue(): Promise<DeviceIdentity> {
      const key = await generateRsaKey();
      const issued = issueCertificate({
        ...validity,
        subject: { cn: 'Test device' },
        issuerCertificate: certificate,
        subjectPublicKey: key.publicKey,
        signingKey: ca.privateKey,
      });
      return { key: key.privateKey, certificate: issued };
    },
  };
}

export type TestMachine = { readonly udid: string; readonly serial: string };

export function machineInfo({ udid, serial }: TestMachine): Buffer {
  return writeXmlPlist({ UDID: udid, SERIAL: serial, PRODUCT: 'iPad12,1', VERSION: '22G100', OS_VERSION: '18.6.2' });
}

/** Posts a signed MachineInfo and gives the answer as it came. */
export function postMachineInfo(
  mdm: PracticeMdm,
  url: string,
  machine: TestMachine,
  identity: DeviceIdentity,
): Promise<Response> {
  const body = signCms({ content: machineInfo(machine), ...identity });
  return call(mdm, url, { method: 'POST', headers: { 'content-type': 'application/pkcs7-signature' }, body });
}

/** Fetches an enrollment profile and opens it. */
export async function fetchSettings(
  mdm: PracticeMdm,
  machine: TestMachine,
  identity: DeviceIdentity,
  url: string = mdm.ready.enrollment.plain,
): Promise<EnrollmentSettings> {
  const order = await readEnrollmentOrder((await postMachineInfo(mdm, url, machine, identity)).body);
  if (order?.identity.kind !== 'held') throw new Error('no enrollment profile that brings an identity');
  return { ...order, identity: order.identity.identity };
}

export type PutOptions = {
  /** Signs with this identity instead of the profile's. */
  readonly identity?: DeviceIdentity;
  /** Sends this instead of the signature made. */
  readonly signature?: string;
  /** Sends this body under the signature of the message. */
  readonly body?: Buffer;
  readonly contentType?: string;
};

/** PUTs a signed message to the check-in or the connect address, as a device does. */
export function putMessage(
  mdm: PracticeMdm,
  settings: EnrollmentSettings,
  kind: 'check-in' | 'connect',
  message: PlistDict,
  options: PutOptions = {},
): Promise<Response> {
  const content = writeXmlPlist(message);
  const signature = signCms({ content, ...(options.identity ?? settings.identity), detached: true }).toString('base64');
  const type = kind === 'check-in' ? 'application/x-apple-aspen-mdm-checkin' : 'application/x-apple-aspen-mdm';
  return call(mdm, kind === 'check-in' ? settings.checkInUrl : settings.serverUrl, {
    method: 'PUT',
    headers: { 'content-type': options.contentType ?? type, 'mdm-signature': options.signature ?? signature },
    body: options.body ?? content,
  });
}

export function authenticateMessage({ udid, serial }: TestMachine, { topic }: EnrollmentSettings): PlistDict {
  return { MessageType: 'Authenticate', Topic: topic, UDID: udid, SerialNumber: serial };
}

export function tokenUpdateMessage({ udid }: TestMachine, { topic }: EnrollmentSettings): PlistDict {
  return { MessageType: 'TokenUpdate', Topic: topic, UDID: udid, Token: Buffer.alloc(32, 1), PushMagic: 'magic' };
}
