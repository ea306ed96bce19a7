import type { EnrollmentRecord } from '../../../shared/domain/record.ts';
import type { Verdict } from '../../../shared/domain/verdict.ts';
import { type EvidenceItem, seen } from './evidence.ts';

/** `pass` speaks for the enrollment, `fail` against it, `unknown` says nothing yet. */
type Says<Key extends string> = { readonly key: Key; readonly mark: 'pass' | 'fail' | 'unknown' };

export type DeviceSays = Says<
  | 'configuration-none'
  | 'configuration-other'
  | 'not-supervised'
  | 'profiles-missing'
  | 'home-managed'
  | 'home-unmanaged'
  | 'home'
  | 'in-setup'
  | 'configured'
  | 'nothing'
>;

/** What the device itself showed, in one line. */
export function deviceSays(items: readonly EvidenceItem[]): DeviceSays {
  const configuration = seen(items, 'cloud-configuration');
  if (configuration === 'none') return { key: 'configuration-none', mark: 'fail' };
  if (configuration === 'other') return { key: 'configuration-other', mark: 'fail' };
  if (seen(items, 'supervised') === 'no') return { key: 'not-supervised', mark: 'fail' };
  const profiles = seen(items, 'profiles');
  if (profiles !== undefined && profiles !== 'complete') return { key: 'profiles-missing', mark: 'fail' };
  if (seen(items, 'setup-finished') === 'yes') {
    const others = seen(items, 'other-profiles');
    if (others === undefined) return { key: 'home', mark: 'pass' };
    return others === 'none' ? { key: 'home-unmanaged', mark: 'unknown' } : { key: 'home-managed', mark: 'pass' };
  }
  if (seen(items, 'setup-finished') === 'no') return { key: 'in-setup', mark: 'unknown' };
  const wasConfigured = items.some(({ fact, origin }) => origin === 'run' && fact === 'cloud-configuration');
  return configuration === 'ours' || wasConfigured
    ? { key: 'configured', mark: 'pass' }
    : { key: 'nothing', mark: 'unknown' };
}

export type BackendSays = Says<
  | 'yes'
  | 'other-device'
  | 'half'
  | 'before'
  | 'no'
  | 'gone'
  | 'unknown'
  | 'no-server'
  | 'no-network'
  | 'silent'
  | 'not-seen'
  | 'not-asked'
>;

/** What the MDM answered, or why it did not. */
export function backendSays(
  items: readonly EvidenceItem[],
  verdict: Verdict | undefined,
  server: EnrollmentRecord['server'] | undefined,
): BackendSays {
  if (server === null || verdict === 'supervised-only') return { key: 'no-server', mark: 'unknown' };
  const answer = answered(items);
  if (answer !== undefined) return answer;
  switch (verdict) {
    case 'waiting-for-network':
      return { key: 'no-network', mark: 'unknown' };
    case 'waiting-for-backend':
      return { key: 'silent', mark: 'unknown' };
    case 'waiting-for-device':
      return { key: 'not-seen', mark: 'unknown' };
    default:
      return { key: 'not-asked', mark: 'unknown' };
  }
}

function answered(items: readonly EvidenceItem[]): BackendSays | undefined {
  const enrollment = seen(items, 'enrollment');
  switch (enrollment) {
    case 'yes':
      return seen(items, 'udid') === 'other' ? { key: 'other-device', mark: 'fail' } : { key: 'yes', mark: 'pass' };
    case 'gone':
      return { key: 'gone', mark: 'fail' };
    case 'half':
    case 'before':
    case 'no':
    case 'unknown':
      return { key: enrollment, mark: 'unknown' };
    default:
      return undefined;
  }
}
