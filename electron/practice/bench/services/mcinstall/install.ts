import type { PracticeDevice } from '../../device/device.ts';
import { isSupervised } from '../../device/rules-supervision.ts';
import type { DeviceContent, InstalledProfile } from '../../device/state.ts';
import type { McError } from './errors.ts';
import { type MobileConfig, ProfileRefused, readMobileConfig } from './mobileconfig.ts';
import { mayOverwrite } from './overwrite-rules.ts';
import { isEnrollmentProfile, toInstalledProfile } from './payload-rules.ts';
import { judgeByTable } from './table-rules.ts';

/**
 * How a profile reaches the device: over USB with or without escalation, by MDM, out of the store when Setup Assistant
 * finishes, or by a person's tap on a downloaded one.
 */
export type InstallRoute = 'by-hand' | 'silent' | 'mdm' | 'post-setup' | 'downloaded';

/** Since iOS 12.2 a downloaded profile waits in Settings and vanishes after this long (mdm.md §1.1). */
const DOWNLOAD_LIFETIME_MS = 8 * 60 * 1000;

/**
 * Whether the device installs the profile at once, or shows it in Settings until a person accepts it (device-protocols
 * §3.2). Throws ProfileRefused.
 */
function judgeInstallation(
  { content, hardware }: Pick<PracticeDevice, 'content' | 'hardware'>,
  profile: MobileConfig,
  route: InstallRoute,
  now: Date,
): 'install' | 'wait-in-settings' {
  if (content.locked && route !== 'mdm') throw new ProfileRefused('installation-locked');
  if (profile.removalDate !== undefined && profile.removalDate <= now) throw failed('removal-date-past');
  const receiver = { osVersion: hardware.osVersion, supervised: isSupervised(content), byMdm: route === 'mdm' };
  for (const payload of profile.payloads) judgeByTable(payload, receiver);
  judgeReplacement(content, profile, route);
  if (isEnrollmentProfile(profile)) judgeEnrollment(content, route);
  return route === 'by-hand' && content.setupDone ? 'wait-in-settings' : 'install';
}

function judgeReplacement(content: DeviceContent, profile: MobileConfig, route: InstallRoute): void {
  for (const installed of content.profiles.values()) {
    if (installed.identifier !== profile.identifier) {
      if (installed.uuid === profile.uuid) throw failed('duplicate-uuid');
    } else if (installed.byMdm && route !== 'mdm') {
      throw failed('not-acceptable');
    }
  }
}

/** Setup Assistant shows no settings to confirm an enrollment in: there it comes silently or by its own pane. */
function judgeEnrollment(content: DeviceContent, route: InstallRoute): void {
  if (content.mdm !== undefined) throw failed('second-mdm');
  if (route === 'mdm') throw failed('not-acceptable');
  if (route === 'by-hand' && !content.setupDone) throw failed('ui-installation-prohibited');
}

/** Installs by the rules above, replacing a profile of the same identifier. Throws ProfileRefused. */
export async function installProfile(device: PracticeDevice, bytes: Buffer, route: InstallRoute): Promise<void> {
  const profile = readMobileConfig(bytes);
  const installed = toInstalledProfile(profile, { byMdm: route === 'mdm' });
  const { clock } = device.room;
  if (route === 'downloaded' && !isEnrollmentProfile(profile) && !mayOverwrite(device)) throw failed('not-acceptable');
  const verdict = judgeInstallation(device, profile, route, clock.now());
  if (verdict === 'wait-in-settings') {
    device.content.downloadedProfile = { bytes, at: clock.monotonic() };
    return;
  }
  if (isEnrollmentProfile(profile)) return enroll(device, bytes);
  device.content.profiles.set(installed.identifier, installed);
  removeWhenDue(device, profile, installed);
  device.changed('profiles');
}

/** A profile with a date or a duration removes itself, unless another took its place. */
function removeWhenDue(device: PracticeDevice, profile: MobileConfig, installed: InstalledProfile): void {
  const { clock } = device.room;
  const { removalDate, durationUntilRemoval = Number.POSITIVE_INFINITY } = profile;
  const untilDate = removalDate ? removalDate.getTime() - clock.now().getTime() : Number.POSITIVE_INFINITY;
  const ms = Math.min(untilDate, durationUntilRemoval * 1000);
  if (ms === Number.POSITIVE_INFINITY) return;
  clock.after(ms, () => {
    if (device.content.profiles.get(installed.identifier) !== installed) return;
    device.content.profiles.delete(installed.identifier);
    device.changed('profiles');
  });
}

async function enroll(device: PracticeDevice, bytes: Buffer): Promise<void> {
  const outcome = (await device.enroll?.(bytes)) ?? 'cannot-check-in';
  if (outcome === 'cannot-check-in') throw failed('cannot-check-in');
  if (outcome === 'invalid') throw failed('mdm-configuration');
}

/**
 * A person accepts the profile that waits in Settings. Undefined when none waits; else resolves when it is installed, or
 * refused, which only the device's screen tells.
 */
export function acceptDownloadedProfile(device: PracticeDevice): Promise<void> | undefined {
  const { content, room } = device;
  const waiting = content.downloadedProfile;
  delete content.downloadedProfile;
  if (waiting === undefined || room.clock.monotonic() - waiting.at > DOWNLOAD_LIFETIME_MS) return undefined;
  return installProfile(device, waiting.bytes, 'downloaded').catch((error: unknown) => {
    if (!(error instanceof ProfileRefused)) throw error;
  });
}

function failed(cause: McError): ProfileRefused {
  return new ProfileRefused('installation-failed', cause);
}
