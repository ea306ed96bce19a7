import type { Verification } from '../../shared/domain/blueprint.ts';
import type { Evidence, RecordKind } from '../../shared/domain/record.ts';
import type { Verdict } from '../../shared/domain/verdict.ts';
import { factOf, identifiersOf } from './evidence.ts';
import type { WatchSubject } from './watch-subject.ts';

/** The way to the backend, as its last question went: no network, or a backend that cannot answer. */
export type BackendLink = 'up' | 'network-down' | 'backend-down' | 'unknown';

/**
 * Where a prepared device stands. Pure: the same evidence gives the same verdict, after any restart. A waiting link never
 * takes back what is proven.
 */
export function judge(subject: WatchSubject, evidence: readonly Evidence[], link: BackendLink): Verdict {
  if (contradictions(subject, evidence).length > 0) return 'contradicted';
  if (subject.serverId === null) return subject.supervised ? 'supervised-only' : 'prepared';
  const seen = { mdm: factOf(evidence, 'enrollment') === 'yes', device: showsEnrollment(evidence) };
  if (isEnough[subject.verification](seen)) return 'verified';
  if (seen.mdm || seen.device) return 'enrolled';
  if (link === 'network-down') return 'waiting-for-network';
  if (link === 'backend-down') return 'waiting-for-backend';
  const isAskedSoon = evidence.length === 0 && link === 'unknown' && subject.verification !== 'device';
  return isAskedSoon ? 'prepared' : 'waiting-for-device';
}

/** By what the blueprint asks to be seen. A contradiction outweighs all of them. */
const isEnough: Readonly<Record<Verification, (seen: { readonly mdm: boolean; readonly device: boolean }) => boolean>> =
  {
    'device-and-mdm': ({ mdm, device }) => mdm && device,
    device: ({ device }) => device,
    mdm: ({ mdm }) => mdm,
  };

/** The facts that speak against the run's end, by name. */
export function contradictions(subject: WatchSubject, evidence: readonly Evidence[]): string[] {
  const is = (...expected: [Parameters<typeof factOf>[1], string]) => factOf(evidence, expected[0]) === expected[1];
  const profiles = factOf(evidence, 'profiles');
  return [
    ...(is('cloud-configuration', 'none') || is('cloud-configuration', 'other') ? ['cloud-configuration'] : []),
    ...(subject.supervised && is('supervised', 'no') ? ['supervised'] : []),
    ...(profiles !== undefined && profiles !== 'complete' ? ['profiles'] : []),
    ...(is('enrollment', 'gone') ? ['enrollment'] : []),
    ...(is('udid', 'other') ? ['udid'] : []),
    ...(finishedWithout(subject, evidence) ? ['setup-finished'] : []),
  ];
}

/**
 * Remote Management cannot be passed by (device-protocols §3.5: IsMandatory is forced), so a device that reached Home and
 * lists no profile beyond ours lost its enrollment.
 */
function finishedWithout(subject: WatchSubject, evidence: readonly Evidence[]): boolean {
  return (
    subject.serverId !== null &&
    subject.enrollment === 'remote-management' &&
    factOf(evidence, 'setup-finished') === 'yes' &&
    factOf(evidence, 'other-profiles') === 'none' &&
    factOf(evidence, 'enrollment') !== 'yes'
  );
}

/**
 * The device, still ours, lists a profile that we did not install; where the backend told what the device lists there, it
 * is one of those. A profile list names no MDM server, so this is the nearest the wire can tell (device-protocols §3.2).
 */
export function showsEnrollment(evidence: readonly Evidence[]): boolean {
  if (factOf(evidence, 'cloud-configuration') !== 'ours') return false;
  const others = identifiersOf(factOf(evidence, 'other-profiles'));
  const told = factOf(evidence, 'backend-profiles');
  return told === undefined ? others.length > 0 : others.some((identifier) => identifiersOf(told).includes(identifier));
}

/** The records a verdict calls for, in order; the store takes each of them once per attempt. */
export function recordKindsOf(verdict: Verdict): RecordKind[] {
  switch (verdict) {
    case 'enrolled':
      return ['enrolled'];
    case 'verified':
      return ['enrolled', 'verified'];
    case 'contradicted':
      return ['contradicted'];
    default:
      return [];
  }
}

/** Nothing further can be learned that would change it. */
export function isFinal(verdict: Verdict): boolean {
  return verdict === 'verified' || verdict === 'supervised-only';
}
