import type { PracticeDevice } from '../../device/device.ts';
import { isSupervised } from '../../device/rules-supervision.ts';
import type { InstalledProfile } from '../../device/state.ts';
import { ProfileRefused } from './mobileconfig.ts';

/**
 * Removes a profile; with the enrollment profile goes all that MDM installed. Throws ProfileRefused for one that is not
 * there, or that only its MDM or a supervisor may remove.
 */
export function removeProfile(
  device: PracticeDevice,
  target: { readonly identifier: string; readonly uuid?: string },
  rights: { readonly mayRemoveAny: boolean },
): void {
  const { content } = device;
  const installed = content.profiles.get(target.identifier);
  if (installed === undefined) throw new ProfileRefused('not-found');
  if (target.uuid !== undefined && target.uuid !== installed.uuid) throw new ProfileRefused('not-found');
  const isProtected = isLockedIn(installed, isSupervised(content)) || installed.byMdm;
  if (isProtected && !rights.mayRemoveAny) throw new ProfileRefused('removal-prohibited');
  content.profiles.delete(target.identifier);
  if (content.mdm?.profileIdentifier === target.identifier) {
    content.mdm = undefined;
    for (const profile of content.profiles.values()) if (profile.byMdm) content.profiles.delete(profile.identifier);
    device.changed('mdm');
  }
  device.changed('profiles');
}

/** Only a supervised device holds on to a profile; a removal password would be asked on its screen, where nobody is. */
function isLockedIn({ removalDisallowed, payloadTypes }: InstalledProfile, supervised: boolean): boolean {
  return supervised && (removalDisallowed || payloadTypes.includes('com.apple.profileRemovalPassword'));
}
