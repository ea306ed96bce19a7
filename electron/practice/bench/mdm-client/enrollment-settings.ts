import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { readPkcs12 } from '../../../crypto/pkcs12.ts';
import type { InstalledProfile } from '../device/state.ts';
import { type ConfigPayload, readMobileConfig } from '../services/mcinstall/mobileconfig.ts';
import { installedAnchors, toInstalledProfile } from '../services/mcinstall/payload-rules.ts';
import { type ScepOrder, scepOrderSchema } from './scep-client.ts';

export type DeviceIdentity = { readonly key: KeyObject; readonly certificate: Buffer };

/** What a device takes from an enrollment profile. */
export type EnrollmentSettings = {
  readonly profile: InstalledProfile;
  readonly serverUrl: string;
  readonly checkInUrl: string;
  readonly topic: string;
  readonly signMessage: boolean;
  readonly checkOutWhenRemoved: boolean;
  readonly identity: DeviceIdentity;
  /** DER: the profile's own certificate payloads. */
  readonly anchors: readonly Buffer[];
};

/** The same before the device has its identity: the profile brings it, or orders it from a SCEP server. */
export type EnrollmentOrder = Omit<EnrollmentSettings, 'identity'> & {
  readonly identity:
    | { readonly kind: 'held'; readonly identity: DeviceIdentity }
    | { readonly kind: 'scep'; readonly order: ScepOrder };
};

const httpsUrl = z.url({ protocol: /^https$/ });
const mdmPayloadSchema = z.object({
  IdentityCertificateUUID: z.string(),
  Topic: z.string().startsWith('com.apple.mgmt.'),
  ServerURL: httpsUrl,
  CheckInURL: httpsUrl.optional(),
  SignMessage: z.boolean().default(false),
  CheckOutWhenRemoved: z.boolean().default(false),
  AccessRights: z.int().min(1).max(8191),
});
const pkcs12PayloadSchema = z.object({ PayloadContent: z.instanceof(Uint8Array), Password: z.string().default('') });

/**
 * Reads an enrollment profile (mdm §2.2): https addresses, a topic, and an identity that the profile itself brings and
 * whose password opens it, or that it orders. Undefined when a device could not enroll by it. Throws ProfileRefused when it is no profile.
 */
export async function readEnrollmentOrder(bytes: Buffer): Promise<EnrollmentOrder | undefined> {
  const configuration = readMobileConfig(bytes);
  const profile = toInstalledProfile(configuration, { byMdm: false });
  const [mdm, ...more] = configuration.payloads.filter(({ type }) => type === 'com.apple.mdm');
  const { data } = mdmPayloadSchema.safeParse(mdm?.content);
  if (!data || more.length > 0) return undefined;
  const identity = await readIdentity(configuration.payloads.find(({ uuid }) => uuid === data.IdentityCertificateUUID));
  if (!identity) return undefined;
  return {
    profile,
    serverUrl: data.ServerURL,
    checkInUrl: data.CheckInURL ?? data.ServerURL,
    topic: data.Topic,
    signMessage: data.SignMessage,
    checkOutWhenRemoved: data.CheckOutWhenRemoved,
    identity,
    anchors: installedAnchors({ profiles: new Map([[profile.identifier, profile]]) }),
  };
}

async function readIdentity(payload: ConfigPayload | undefined): Promise<EnrollmentOrder['identity'] | undefined> {
  if (payload?.type === 'com.apple.security.scep') {
    const { data: order } = scepOrderSchema.safeParse(payload.content.PayloadContent);
    return order && { kind: 'scep', order };
  }
  const { data } = pkcs12PayloadSchema.safeParse(payload?.content);
  if (payload?.type !== 'com.apple.security.pkcs12' || !data) return undefined;
  try {
    return { kind: 'held', identity: await readPkcs12(Buffer.from(data.PayloadContent), data.Password) };
  } catch {
    return undefined;
  }
}
