import { randomUUID } from 'node:crypto';
import type { PlistDict } from '../../../codecs/plist/value.ts';
import { writeXmlPlist } from '../../../codecs/plist/write-xml.ts';
import { writePkcs12 } from '../../../crypto/pkcs12.ts';
import type { IssuedIdentity } from '../../https/authority.ts';

/** Of every enrollment profile of this server: how a device's profile list shows the enrollment. */
export const ENROLLMENT_PROFILE_IDENTIFIER = 'example.kitbench.practice.mdm';

const ALL_ACCESS_RIGHTS = 8191;
/** `Key Usage` of a SCEP payload: 1 signs, 4 encrypts. */
const SIGNING_AND_ENCRYPTION = 5;
const SERVER_CAPABILITIES = ['com.apple.mdm.token'];

/** How a profile brings the device's identity (mdm §2.2): in itself, or as an order to ask for one. */
export type ProfileIdentity =
  | { readonly kind: 'pkcs12'; readonly identity: IssuedIdentity }
  | {
      readonly kind: 'scep';
      readonly url: string;
      readonly challenge: string;
      readonly commonName: string;
      /** SHA-1 of the CA certificate, as the key wants it. */
      readonly caFingerprint: Buffer;
    };

/** The enrollment profile for one device, XML (mdm §2.2): the anchor, the device's own identity, and com.apple.mdm. */
export async function buildEnrollmentProfile(options: {
  readonly organization: string;
  readonly anchor: Buffer;
  readonly identity: ProfileIdentity;
  readonly topic: string;
  readonly serverUrl: string;
  readonly checkInUrl: string;
  readonly checkOutWhenRemoved: boolean;
  readonly removalDisallowed: boolean;
}): Promise<Buffer> {
  const { anchor, identity, topic, serverUrl, checkInUrl, checkOutWhenRemoved } = options;
  const identityUuid = upperUuid();
  return writeXmlPlist({
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: ENROLLMENT_PROFILE_IDENTIFIER,
    PayloadUUID: upperUuid(),
    PayloadDisplayName: 'Kitbench practice MDM',
    PayloadOrganization: options.organization,
    PayloadRemovalDisallowed: options.removalDisallowed,
    PayloadContent: [
      payload('com.apple.security.root', 'root', upperUuid(), { PayloadContent: anchor }),
      await identityPayload(identity, identityUuid),
      payload('com.apple.mdm', 'mdm', upperUuid(), {
        IdentityCertificateUUID: identityUuid,
        Topic: topic,
        ServerURL: serverUrl,
        CheckInURL: checkInUrl,
        SignMessage: true,
        AccessRights: ALL_ACCESS_RIGHTS,
        CheckOutWhenRemoved: checkOutWhenRemoved,
        ServerCapabilities: SERVER_CAPABILITIES,
      }),
    ],
  });
}

async function identityPayload(identity: ProfileIdentity, uuid: string): Promise<PlistDict> {
  if (identity.kind === 'pkcs12') {
    const password = randomUUID();
    return payload('com.apple.security.pkcs12', 'identity', uuid, {
      PayloadContent: await writePkcs12({ ...identity.identity, password }),
      Password: password,
    });
  }
  return payload('com.apple.security.scep', 'identity', uuid, {
    PayloadContent: {
      URL: identity.url,
      Challenge: identity.challenge,
      Name: 'Kitbench practice',
      Subject: [[['CN', identity.commonName]]],
      Keysize: 2048,
      'Key Type': 'RSA',
      'Key Usage': SIGNING_AND_ENCRYPTION,
      CAFingerprint: identity.caFingerprint,
      Retries: 3,
      RetryDelay: 10,
    },
  });
}

/** A profile that only makes a device trust the anchor: `trust_profile_url` of MDMServiceConfig. */
export function buildTrustProfile(anchor: Buffer): Buffer {
  return writeXmlPlist({
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: `${ENROLLMENT_PROFILE_IDENTIFIER}.trust`,
    PayloadUUID: upperUuid(),
    PayloadDisplayName: 'Kitbench practice trust',
    PayloadContent: [payload('com.apple.security.root', 'root', upperUuid(), { PayloadContent: anchor })],
  });
}

function payload(type: string, name: string, uuid: string, keys: PlistDict): PlistDict {
  return {
    PayloadType: type,
    PayloadVersion: 1,
    PayloadIdentifier: `${ENROLLMENT_PROFILE_IDENTIFIER}.${name}`,
    PayloadUUID: uuid,
    ...keys,
  };
}

function upperUuid(): string {
  return randomUUID().toUpperCase();
}
