import type { CloudConfigurationFacts, DeviceFacts } from '../../shared/domain/device.ts';
import type { Evidence, Lookup } from '../../shared/domain/record.ts';
import { LOCK_SCREEN_IDENTIFIER, USB_RESTRICTED_MODE_IDENTIFIER } from '../profiles/build.ts';
import type { WatchSubject } from './watch-subject.ts';

/** What can be known about an enrollment. Each fact has one source; the newest answer stands. */
export type Fact =
  /** Device: `ours`, `other` or `none`. */
  | 'cloud-configuration'
  /** Device: `yes` or `no`. */
  | 'supervised'
  /** Device: `complete`, or the identifiers that are gone. */
  | 'profiles'
  /** Device: identifiers it lists beyond the settings the run installed; `none` when there are none. */
  | 'other-profiles'
  /** Device: `yes` or `no`. */
  | 'setup-finished'
  /** Station: which Setup Assistant screens a person saw, nobody can read. */
  | 'setup-screens'
  /** Backend: see `EnrollmentAnswer`. */
  | 'enrollment'
  /** Backend: ISO time. */
  | 'last-seen'
  /** Backend: ISO time of the Authenticate that no TokenUpdate followed. */
  | 'half-enrolled-since'
  /** Backend: identifiers the device told it. */
  | 'backend-profiles'
  /** Backend: `ours` or `other`. */
  | 'udid';

/**
 * The backend's answer, judged: `before` is an enrollment that may be older than the run, `half` an Authenticate without
 * TokenUpdate, `gone` a `no` after a `yes`.
 */
export type EnrollmentAnswer = 'yes' | 'no' | 'half' | 'before' | 'gone' | 'unknown';

export function factOf(evidence: readonly Evidence[], fact: Fact): string | undefined {
  return evidence.find((entry) => entry.fact === fact)?.value;
}

/** Identifiers of a fact that lists them. */
export function identifiersOf(value: string | undefined): string[] {
  return value === undefined || value === 'none' || value === 'complete' ? [] : value.split(' ');
}

/** The newer answers in place of the older ones. */
export function mergeEvidence(older: readonly Evidence[], newer: readonly Evidence[]): Evidence[] {
  return [...older.filter((entry) => !newer.some((other) => other.fact === entry.fact)), ...newer];
}

/** True when something is known now that was not known so before; a later look at the same thing is no news. */
export function isNews(older: readonly Evidence[], newer: readonly Evidence[]): boolean {
  return newer.some((entry) => entry.fact !== 'last-seen' && factOf(older, entry.fact as Fact) !== entry.value);
}

/** What one look at the device proves. Facts it did not give leave no evidence. */
export function deviceEvidence(facts: DeviceFacts, subject: WatchSubject, now: Date): Evidence[] {
  const entry = (fact: Fact, value: string): Evidence => ({ fact, value, source: 'device', asOf: now.toISOString() });
  const { cloudConfiguration, profileIdentifiers, setupDone } = facts;
  const evidence: Evidence[] = [];
  if (cloudConfiguration !== undefined) {
    evidence.push(entry('cloud-configuration', whoseConfiguration(cloudConfiguration, subject)));
    evidence.push(entry('supervised', cloudConfiguration?.isSupervised === true ? 'yes' : 'no'));
  }
  if (profileIdentifiers !== undefined) {
    const lasting = subject.profiles.filter((ours) => ours.lifetime === 'stays').map((ours) => ours.identifier);
    const missing = lasting.filter((identifier) => !profileIdentifiers.includes(identifier));
    const settings = subject.profiles.filter((ours) => ours.lifetime !== 'enrolls').map((ours) => ours.identifier);
    const ownSettings = new Set([USB_RESTRICTED_MODE_IDENTIFIER, LOCK_SCREEN_IDENTIFIER, ...settings]);
    const others = profileIdentifiers.filter((identifier) => !ownSettings.has(identifier));
    evidence.push(entry('profiles', missing.length === 0 ? 'complete' : missing.join(' ')));
    evidence.push(entry('other-profiles', others.length === 0 ? 'none' : others.join(' ')));
  }
  if (setupDone !== 'unknown') evidence.push(entry('setup-finished', setupDone));
  evidence.push({ ...entry('setup-screens', 'not-readable'), source: 'station' });
  return evidence;
}

function whoseConfiguration(found: CloudConfigurationFacts | null, subject: WatchSubject): string {
  if (found === null) return 'none';
  return subject.magics.includes(found.organizationMagic ?? '') ? 'ours' : 'other';
}

/** What one look-up proves, in the light of the answers before it. A backend that does not know takes nothing back. */
export function backendEvidence(lookup: Lookup, subject: WatchSubject, older: readonly Evidence[]): Evidence[] {
  if (lookup.enrolled === 'unknown' && factOf(older, 'enrollment') !== undefined) return [];
  const entry = (fact: Fact, value: string): Evidence => ({ fact, value, source: 'backend', asOf: lookup.asOf });
  const answer = judgeAnswer(lookup, subject, older);
  const evidence = [entry('enrollment', answer)];
  if (lookup.lastSeenAt !== undefined) evidence.push(entry('last-seen', lookup.lastSeenAt));
  if (answer === 'half' && lookup.lastSeenAt !== undefined) {
    evidence.push(entry('half-enrolled-since', lookup.lastSeenAt));
  }
  if (lookup.profileIdentifiers !== undefined) {
    evidence.push(entry('backend-profiles', lookup.profileIdentifiers.join(' ') || 'none'));
  }
  if (lookup.udid !== undefined && answer === 'yes') {
    evidence.push(entry('udid', sameUdid(lookup.udid, subject.udid) ? 'ours' : 'other'));
  }
  return evidence;
}

function judgeAnswer(lookup: Lookup, subject: WatchSubject, older: readonly Evidence[]): EnrollmentAnswer {
  const before = factOf(older, 'enrollment');
  if (lookup.enrolled === 'unknown') return 'unknown';
  if (lookup.halfEnrolled) return isSince(lookup.lastSeenAt, subject) === false ? 'no' : 'half';
  if (lookup.enrolled === 'no') return before === 'yes' || before === 'gone' ? 'gone' : 'no';
  return isNewEnrollment(lookup, subject, older) ? 'yes' : 'before';
}

/** A `yes` proves this run's enrollment when it is dated after it, or when this watch saw it begin. */
function isNewEnrollment(lookup: Lookup, subject: WatchSubject, older: readonly Evidence[]): boolean {
  const before = factOf(older, 'enrollment');
  if (before !== undefined && before !== 'before' && before !== 'unknown') return true;
  if (isSince(lookup.lastSeenAt, subject) === true) return true;
  const lastSeen = factOf(older, 'last-seen');
  return before === 'before' && lastSeen !== undefined && Date.parse(lookup.lastSeenAt ?? '') > Date.parse(lastSeen);
}

function isSince(time: string | undefined, subject: WatchSubject): boolean | undefined {
  return time === undefined ? undefined : Date.parse(time) >= Date.parse(subject.since);
}

/** Some tools leave the dash of 8-16 UDIDs out. */
function sameUdid(left: string, right: string): boolean {
  const plain = (udid: string) => udid.replaceAll('-', '').toLowerCase();
  return plain(left) === plain(right);
}
