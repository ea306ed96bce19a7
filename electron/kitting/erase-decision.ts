import { assertNever } from '../../shared/assert-never.ts';
import type { Blueprint } from '../../shared/domain/blueprint.ts';
import type { DeviceFacts } from '../../shared/domain/device.ts';
import type { PlannedStep, Reason } from '../../shared/domain/plan.ts';
import { reason } from '../../shared/texts/reasons/table.ts';

/** What stands on a device, as far as one can tell. */
export type Occupancy =
  | { readonly state: 'fresh' | 'set-up' | 'unknown' }
  | { readonly state: 'configured'; readonly organization: string | undefined; readonly magic: string | undefined };

/**
 * Whether a device can be configured as it is. A stored cloud configuration cannot be changed, and one exists on every
 * device that has been set up: only an erase removes it (device-protocols §3.5).
 */
export function occupancy(facts: DeviceFacts): Occupancy {
  if (facts.cloudConfiguration != null) {
    const { organizationName, organizationMagic } = facts.cloudConfiguration;
    return { state: 'configured', organization: organizationName, magic: organizationMagic };
  }
  if (facts.setupDone === 'yes') return { state: 'set-up' };
  if (facts.cloudConfiguration === null) return { state: 'fresh' };
  if (facts.supervised === 'yes') return { state: 'configured', organization: undefined, magic: undefined };
  return { state: facts.setupDone === 'no' ? 'fresh' : 'unknown' };
}

/**
 * The plan's decision about the erase step.
 * @param isOurs tells whether a magic marks the very configuration this plan would write.
 * @param former fingerprints of the identities that the organization had before
 */
export function decideErase(
  policy: Blueprint['erase'],
  facts: DeviceFacts,
  isOurs: (magic: string) => boolean,
  former: readonly string[] = [],
): Pick<PlannedStep, 'decision' | 'reason'> {
  if (policy === 'always') return { decision: 'do', reason: reason('erase.policy-always') };
  const found = occupancy(facts);
  switch (found.state) {
    case 'fresh':
      return { decision: 'skip', reason: reason(policy === 'never' ? 'erase.policy-never' : 'erase.not-needed') };
    case 'unknown':
      if (policy === 'never') return { decision: 'skip', reason: reason('erase.policy-never') };
      return { decision: 'ask', reason: reason('erase.unknown') };
    case 'set-up':
      if (policy === 'never') return { decision: 'impossible', reason: reason('erase.forbidden') };
      return { decision: 'do', reason: reason('erase.set-up') };
    case 'configured':
      if (found.magic !== undefined && isOurs(found.magic)) {
        return { decision: 'skip', reason: reason('erase.already-ours') };
      }
      if (policy !== 'never' && obeysFormer(facts, former)) {
        return { decision: 'do', reason: reason('erase.former-identity') };
      }
      return decideConfigured(policy, found.organization);
    default:
      return assertNever(found);
  }
}

/** A roll-over of the supervision identity reaches a device only by an erase (device-protocols §3.5). */
function obeysFormer({ cloudConfiguration }: DeviceFacts, former: readonly string[]): boolean {
  return cloudConfiguration?.supervisorFingerprints.some((fingerprint) => former.includes(fingerprint)) === true;
}

function decideConfigured(policy: 'never' | 'when-needed', organization: string | undefined) {
  if (policy === 'never') {
    return { decision: 'impossible' as const, reason: named('erase.forbidden', organization) };
  }
  return { decision: 'do' as const, reason: named('erase.set-up', organization) };
}

function named(code: 'erase.forbidden' | 'erase.set-up', organization: string | undefined): Reason {
  if (organization === undefined) return reason(code);
  return code === 'erase.forbidden'
    ? reason('erase.forbidden-configured-by', { organization })
    : reason('erase.configured-by', { organization });
}
