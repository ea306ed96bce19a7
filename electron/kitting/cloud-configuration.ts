import type { Blueprint } from '../../shared/domain/blueprint.ts';
import type { Organization } from '../../shared/domain/organization.ts';
import { skipKeysFor } from '../../shared/tables/setup-panes.ts';
import { canonicalJson } from './canonical-json.ts';

type Value = string | boolean | readonly string[] | readonly Buffer[];
/** The dictionary of SetCloudConfiguration (device-protocols §3.5). It may hold the enrollment URL: never log it. */
export type CloudConfiguration = Readonly<Record<string, Value>>;

export type ConfigurationSource = {
  readonly blueprint: Blueprint;
  readonly organization: Organization;
  /** Present only when Setup Assistant shall enrol (§3.7). */
  readonly enrollment?: { readonly url: string; readonly anchors: readonly Buffer[] };
  readonly hostCertificates: readonly Buffer[];
};

/** Everything but the magic: what a person confirmed. */
export function desiredConfiguration(source: ConfigurationSource): CloudConfiguration {
  const { blueprint, organization, enrollment } = source;
  return {
    IsSupervised: blueprint.supervise,
    IsMultiUser: false,
    AllowPairing: blueprint.allowPairing,
    SkipSetup: skipKeysFor(blueprint.panes),
    ...(blueprint.supervise ? { SupervisorHostCertificates: source.hostCertificates } : {}),
    OrganizationName: organization.name,
    ...text('OrganizationDepartment', organization.department),
    ...text('OrganizationPhone', organization.phone),
    ...text('OrganizationEmail', organization.email),
    ...text('OrganizationAddress', organization.address),
    ...(enrollment === undefined
      ? {}
      : { ConfigurationURL: enrollment.url, AnchorCertificates: enrollment.anchors, IsMandatory: true }),
  };
}

function text(key: string, value: string | undefined): CloudConfiguration {
  return value === undefined || value === '' ? {} : { [key]: value };
}

export function withMagic(desired: CloudConfiguration, magic: string): CloudConfiguration {
  return { ...desired, OrganizationMagic: magic };
}

/** Keyed, because it covers the enrollment URL: equal digests mean equal configurations. */
export function configurationDigest(desired: CloudConfiguration, keyedDigest: (text: string) => string): string {
  return keyedDigest(
    canonicalJson(Object.fromEntries(Object.entries(desired).map(([key, value]) => [key, plain(value)]))),
  );
}

function plain(value: Value): unknown {
  return Array.isArray(value) ? value.map((entry) => (Buffer.isBuffer(entry) ? entry.toString('hex') : entry)) : value;
}

/** Keys whose loss would leave a device outside our reach or enrolled elsewhere; others a device may normalise. */
const mustMatch = [
  'IsSupervised',
  'AllowPairing',
  'ConfigurationURL',
  'SupervisorHostCertificates',
  'AnchorCertificates',
  'OrganizationName',
] as const;

/** Names of the keys that a device gives back otherwise than written; never their values. */
export function readBackDifferences(written: CloudConfiguration, read: Readonly<Record<string, unknown>>): string[] {
  return mustMatch.filter((key) => {
    const wanted = written[key];
    return wanted !== undefined && !sameValue(wanted, read[key]);
  });
}

function sameValue(wanted: Value, found: unknown): boolean {
  if (!Array.isArray(wanted)) return wanted === found;
  if (!Array.isArray(found)) return wanted.length === 0 && found === undefined;
  return wanted.length === found.length && wanted.every((entry, index) => sameEntry(entry, found[index]));
}

function sameEntry(wanted: string | Buffer, found: unknown): boolean {
  return Buffer.isBuffer(wanted) ? found instanceof Uint8Array && wanted.equals(found) : wanted === found;
}
