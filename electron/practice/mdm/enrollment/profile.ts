import { randomUUID } from 'node:crypto';
import type { PlistDict } from '../../../codecs/plist/value.ts';
import { writeXmlPlist } from '../../../codecs/plist/write-xml.ts';
import { writePkcs12 } from '../../../crypto/pkcs12.ts';
import type { IssuedIdentity } from '../../https/authority.ts';

/** Of every enrollment profile of this server: how a device's profile list shows the enrollment. */
export const ENROLLMENT_PROFILE_IDENTIFIER = 'example.kitbench.practice.mdm';

const ALL_ACCESS_RIGHTS = 8191;
const SERVER_CAPABILITIES = ['com.apple.mdm.token'];

/** The enrollment profile for one device, XML (mdm §2.2): the anchor, the device's own identity, and com.apple.mdm. */
export function buildEnrollmentProfile(options: {
  readonly organization: string;
  readonly anchor: Buffer;
  readonly identity: IssuedIdentity;
  readonly topic: string;
  readonly serverUrl: string;
  readonly checkInUrl: string;
  readonly checkOutWhenRemoved: boolean;
}): Buffer {
  const { anchor, identity, topic, serverUrl, checkInUrl, checkOutWhenRemoved } = options;
  const identityUuid = upperUuid();
  const password = randomUUID();
  return writeXmlPlist({
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: ENROLLMENT_PROFILE_IDENTIFIER,
    PayloadUUID: upperUuid(),
    PayloadDisplayName: 'Kitbench practice MDM',
    PayloadOrganization: options.organization,
    PayloadRemovalDisallowed: false,
    PayloadContent: [
      payload('com.apple.security.root', 'root', upperUuid(), { PayloadContent: anchor }),
      payload('com.apple.security.pkcs12', 'identity', identityUuid, {
        PayloadContent: writePkcs12({ ...identity, password }),
        Password: password,
      }),
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
