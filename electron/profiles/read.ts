import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { KitError } from '../../shared/errors/kit-error.ts';
import { PlistError } from '../codecs/plist/error.ts';
import { parsePlist } from '../codecs/plist/parse.ts';
import { isDict, type PlistDict } from '../codecs/plist/value.ts';
import { unwrapProfile } from './unwrap.ts';

export type ProfilePayload = { readonly type: string; readonly identifier: string; readonly uuid: string };

export type Profile = {
  /** PayloadIdentifier: how a device lists the profile once it is installed. */
  readonly identifier: string;
  readonly uuid: string;
  readonly displayName: string;
  readonly organization?: string;
  readonly payloads: readonly ProfilePayload[];
  readonly removalDisallowed: boolean;
  /** It holds a Wi-Fi payload. */
  readonly hasWifi: boolean;
  /** It enrolls into an MDM. */
  readonly hasMdm: boolean;
  readonly signed: boolean;
  /** Whose signature it is. Past `notAfter` (ISO) a device shows it as 未検証 and installs it all the same (mdm §5). */
  readonly signer?: { readonly subject: string; readonly notAfter: string };
};

/** Of the file, signature included; `shared/domain/blueprint` takes no more. */
const MAX_BYTES = 3_000_000;
const LIMITS = { maxBytes: MAX_BYTES, maxDepth: 40, maxNodes: 100_000 };

const name = z.string().min(1).max(1000);
const payloadSchema = z.object({ PayloadType: name, PayloadIdentifier: name, PayloadUUID: name });
const profileSchema = z.object({
  PayloadType: z.literal('Configuration'),
  PayloadIdentifier: name,
  PayloadUUID: name,
  PayloadDisplayName: z.string().max(1000).optional(),
  PayloadOrganization: z.string().max(1000).optional(),
  PayloadRemovalDisallowed: z.boolean().default(false),
  PayloadContent: z.array(payloadSchema).max(1000),
});

/**
 * Reads a .mobileconfig: XML or binary, bare or signed (CMS in DER, BER or PEM). Throws KitError `profile.*` for what no
 * device would take.
 */
export function readProfile(bytes: Uint8Array): Profile {
  if (bytes.byteLength === 0) throw new KitError('profile.empty');
  if (bytes.byteLength > MAX_BYTES) throw new KitError('profile.too-large', { limit: String(MAX_BYTES) });
  const { content, signerCertificate } = unwrapProfile(Buffer.from(bytes));
  const fields = readFields(readRoot(content));
  const payloads = fields.PayloadContent.map(
    (payload): ProfilePayload => ({
      type: payload.PayloadType,
      identifier: payload.PayloadIdentifier,
      uuid: payload.PayloadUUID,
    }),
  );
  refuseDuplicates([fields.PayloadUUID, ...payloads.map((payload) => payload.uuid)]);
  return {
    identifier: fields.PayloadIdentifier,
    uuid: fields.PayloadUUID,
    displayName: fields.PayloadDisplayName ?? fields.PayloadIdentifier,
    ...(fields.PayloadOrganization === undefined ? {} : { organization: fields.PayloadOrganization }),
    payloads,
    removalDisallowed: fields.PayloadRemovalDisallowed,
    hasWifi: payloads.some((payload) => payload.type === 'com.apple.wifi.managed'),
    hasMdm: payloads.some((payload) => payload.type === 'com.apple.mdm'),
    signed: signerCertificate !== undefined,
    ...(signerCertificate === undefined ? {} : { signer: describeSigner(signerCertificate) }),
  };
}

function readRoot(content: Buffer): PlistDict {
  try {
    const root = parsePlist(content, LIMITS);
    if (isDict(root)) return root;
  } catch (error) {
    if (error instanceof PlistError)
      throw new KitError('profile.not-a-plist', { reason: error.reason }, { cause: error });
    throw error;
  }
  throw new KitError('profile.not-a-profile', { reason: 'plist' });
}

function readFields(root: PlistDict): z.infer<typeof profileSchema> {
  if (root.EncryptedPayloadContent !== undefined) throw new KitError('profile.encrypted');
  const parsed = profileSchema.safeParse(root);
  if (parsed.success) return parsed.data;
  throw new KitError('profile.not-a-profile', { reason: parsed.error.issues[0]?.path.join('.') ?? '' });
}

/** A device answers MCInstallationErrorDomain 4002 (device-protocols §3.6). */
function refuseDuplicates(uuids: readonly string[]): void {
  const seen = new Set<string>();
  for (const uuid of uuids) {
    const key = uuid.toUpperCase();
    if (seen.has(key)) throw new KitError('profile.duplicate-uuid', { uuid });
    seen.add(key);
  }
}

function describeSigner(certificate: Buffer): { subject: string; notAfter: string } {
  const { subject, validToDate } = new X509Certificate(certificate);
  return { subject: subject.replaceAll('\n', ', '), notAfter: validToDate.toISOString() };
}
