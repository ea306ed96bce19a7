import type { DeviceFacts } from './device.ts';
import type { Organization } from './organization.ts';
import type { HeldIdentity } from './supervision-identity.ts';

/** Whom a device obeys, seen from this station. */
export type SupervisionState =
  /** Not read: the device is locked, unpaired, or tells no certificates. */
  | { readonly kind: 'unknown' | 'none' }
  /** An organization's identity of today. */
  | { readonly kind: 'ours'; readonly organization: string }
  /** One the organization had before: only an erase and a new kitting change that. */
  | { readonly kind: 'former'; readonly organization: string }
  /** An identity in this vault whose organization was removed. */
  | { readonly kind: 'removed' }
  /** A holder that an organization of ours accepts, and nobody else. */
  | { readonly kind: 'accepted'; readonly organization: string; readonly name: string }
  /** Somebody else: this station cannot work on it silently. */
  | { readonly kind: 'foreign' };

type Known = {
  readonly organizations: readonly Organization[];
  readonly held: readonly Pick<HeldIdentity, 'fingerprint'>[];
};

/** The best of what a device's supervisors are to us. */
export function supervisionState(
  { supervised, cloudConfiguration }: Pick<DeviceFacts, 'supervised' | 'cloudConfiguration'>,
  known: Known,
): SupervisionState {
  const supervisors = cloudConfiguration?.supervisorFingerprints ?? [];
  if (supervisors.length === 0) return { kind: supervised === 'no' ? 'none' : 'unknown' };
  const states = supervisors.map((fingerprint) => supervisorState(fingerprint, known));
  const order: readonly SupervisionState['kind'][] = ['ours', 'former', 'removed', 'accepted'];
  return (
    order.map((kind) => states.find((state) => state.kind === kind)).find((state) => state !== undefined) ?? {
      kind: 'foreign',
    }
  );
}

/** What one supervisor certificate is to us. */
export function supervisorState(fingerprint: string, { organizations, held }: Known): SupervisionState {
  const has = (known: { readonly fingerprint: string }) => known.fingerprint === fingerprint;
  const own = organizations.find(({ identity }) => has(identity));
  if (own !== undefined) return { kind: 'ours', organization: own.name };
  const former = organizations.find((organization) => organization.former?.some(has));
  if (former !== undefined) return { kind: 'former', organization: former.name };
  if (held.some(has)) return { kind: 'removed' };
  for (const { name: organization, accepts = [] } of organizations) {
    const accepted = accepts.find(has);
    if (accepted !== undefined) return { kind: 'accepted', organization, name: accepted.name };
  }
  return { kind: 'foreign' };
}
