import { parsePlist } from '../../../../codecs/plist/parse.ts';
import { isDict, type PlistDict, type PlistValue } from '../../../../codecs/plist/value.ts';
import { der } from '../../../../crypto/certificates.ts';
import { verifyCms } from '../../../../crypto/cms.ts';
import type { McError, McErrorChain } from './errors.ts';

/** A .mobileconfig as a device understands it. */
export type MobileConfig = {
  readonly identifier: string;
  readonly uuid: string;
  readonly displayName: string;
  readonly organization?: string;
  readonly description?: string;
  readonly version: number;
  readonly removalDisallowed: boolean;
  readonly removalDate?: Date;
  /** Seconds from the installation until the profile removes itself. */
  readonly durationUntilRemoval?: number;
  readonly signed: boolean;
  readonly payloads: readonly ConfigPayload[];
  readonly bytes: Buffer;
};

export type ConfigPayload = {
  readonly type: string;
  readonly identifier: string;
  readonly uuid: string;
  readonly content: PlistDict;
};

/** Why a device does not take a profile, as its error chain. */
export class ProfileRefused extends Error {
  override readonly name = 'ProfileRefused';
  readonly chain: McErrorChain;

  constructor(...chain: McErrorChain) {
    super(chain.join(' > '));
    this.chain = chain;
  }
}

const MAX_BYTES = 4 * 1024 * 1024;

/**
 * Reads a profile: XML, binary plist, or either inside a CMS signature (DER or PEM). Whom the signature belongs to is
 * not asked, as on a device ("not verified" still installs); a broken one is refused. Throws ProfileRefused.
 */
export function readMobileConfig(bytes: Buffer): MobileConfig {
  const { document, signed } = unwrap(bytes);
  const root = parseDocument(document);
  if (root.PayloadType !== 'Configuration') throw unreadable('profile-field-value');
  const profile = commonFields(root, PROFILE_ERRORS);
  const content = root.PayloadContent;
  if (content === undefined) throw unreadable('profile-empty');
  if (!Array.isArray(content)) throw unreadable('profile-field-type');
  if (content.length === 0) throw unreadable('profile-empty');
  const payloads = content.map(readPayload);
  // go-ios gives a profile the UUID of its payload, and devices take it: only payloads are compared.
  if (new Set(payloads.map((payload) => payload.uuid)).size !== payloads.length) throw unreadable('profile-uuids');
  return {
    ...profile,
    displayName: optionalString(root, 'PayloadDisplayName') ?? profile.identifier,
    ...optional('organization', optionalString(root, 'PayloadOrganization')),
    ...optional('description', optionalString(root, 'PayloadDescription')),
    removalDisallowed: root.PayloadRemovalDisallowed === true,
    ...optional('removalDate', root.RemovalDate instanceof Date ? root.RemovalDate : undefined),
    ...optional('durationUntilRemoval', optionalNumber(root, 'DurationUntilRemoval')),
    signed,
    payloads,
    bytes,
  };
}

function unwrap(bytes: Buffer): { document: Buffer; signed: boolean } {
  const armoured = bytes.subarray(0, 64).toString('latin1').trimStart().startsWith('-----BEGIN');
  if (!armoured && bytes[0] !== 0x30) return { document: bytes, signed: false };
  try {
    const message = armoured ? der(bytes) : bytes;
    return { document: verifyCms(message, { maxBytes: MAX_BYTES }).content, signed: true };
  } catch {
    throw unreadable('profile-signature');
  }
}

function parseDocument(document: Buffer): PlistDict {
  try {
    const root = parsePlist(document, { maxBytes: MAX_BYTES });
    if (isDict(root)) return root;
  } catch {
    // The chain says all a device would.
  }
  throw unreadable('profile-malformed');
}

function readPayload(value: PlistValue): ConfigPayload {
  if (!isDict(value)) throw unreadable('payload-malformed');
  const { identifier, uuid } = commonFields(value, PAYLOAD_ERRORS);
  const type = requiredString(value, 'PayloadType', PAYLOAD_ERRORS);
  return { type, identifier, uuid, content: value };
}

type FieldErrors = { readonly missing: McError; readonly type: McError };
const PROFILE_ERRORS: FieldErrors = { missing: 'profile-field-missing', type: 'profile-field-type' };
const PAYLOAD_ERRORS: FieldErrors = { missing: 'payload-field-missing', type: 'payload-field-type' };

function commonFields(dict: PlistDict, errors: FieldErrors) {
  const identifier = requiredString(dict, 'PayloadIdentifier', errors);
  const uuid = requiredString(dict, 'PayloadUUID', errors);
  const version = dict.PayloadVersion;
  if (version === undefined) throw unreadable(errors.missing);
  if (typeof version !== 'number') throw unreadable(errors.type);
  if (version !== 1) throw unreadable('profile-version');
  return { identifier, uuid, version };
}

function requiredString(dict: PlistDict, key: string, errors: FieldErrors): string {
  const value = dict[key];
  if (value === undefined || value === '') throw unreadable(errors.missing);
  if (typeof value !== 'string') throw unreadable(errors.type);
  return value;
}

function optionalString(dict: PlistDict, key: string): string | undefined {
  const value = dict[key];
  if (value !== undefined && typeof value !== 'string') throw unreadable('profile-field-type');
  return value;
}

function optionalNumber(dict: PlistDict, key: string): number | undefined {
  const value = dict[key];
  if (value !== undefined && typeof value !== 'number') throw unreadable('profile-field-type');
  return value;
}

function optional<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]?: V });
}

/** 4000 names no cause; the deeper link does (device-protocols §3.6). */
function unreadable(cause: McError): ProfileRefused {
  return new ProfileRefused('profile-unreadable', cause);
}
