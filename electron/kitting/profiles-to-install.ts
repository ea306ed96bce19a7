import {
  LOCK_SCREEN_IDENTIFIER,
  lockScreenProfile,
  USB_RESTRICTED_MODE_IDENTIFIER,
  usbRestrictedModeProfile,
} from '../profiles/build.ts';
import { readProfile } from '../profiles/read.ts';
import { filledProfile } from './profile-variables.ts';
import type { StepContext } from './step.ts';

export type ProfileToInstall = {
  readonly identifier: string;
  readonly role: 'wifi' | 'silent';
  readonly bytes: () => Buffer;
};

/** What a blueprint puts on a device, Wi-Fi first: everything later may need the network. */
export function profilesToInstall(ctx: Pick<StepContext, 'plan' | 'materials' | 'memory'>): ProfileToInstall[] {
  const { plan } = ctx;
  const given = plan.blueprint.profiles.map(({ identifier, role, sha256 }) => ({
    identifier,
    role,
    bytes: () => filledProfile(ctx, sha256),
  }));
  const usb: ProfileToInstall = {
    identifier: USB_RESTRICTED_MODE_IDENTIFIER,
    role: 'silent',
    // The same bytes in every run, so that installing again changes nothing.
    bytes: () => usbRestrictedModeProfile({ seed: plan.blueprint.id }),
  };
  const { keepUsbUsable, lockScreenMessage } = plan.blueprint;
  const lockScreen = (message: string): ProfileToInstall => ({
    identifier: LOCK_SCREEN_IDENTIFIER,
    role: 'silent',
    bytes: () => lockScreenProfile(message, { seed: plan.blueprint.id }),
  });
  const all = [
    ...given,
    ...(keepUsbUsable ? [usb] : []),
    ...(lockScreenMessage === undefined ? [] : [lockScreen(lockScreenMessage)]),
  ];
  return [...all.filter((profile) => profile.role === 'wifi'), ...all.filter((profile) => profile.role === 'silent')];
}

/** Waits on the device for the end of Setup Assistant (device-protocols §3.7): no list tells of it until then. */
export function isStoredForLater({ plan }: Pick<StepContext, 'plan'>, profile: ProfileToInstall): boolean {
  return plan.blueprint.enrollment === 'post-setup' && profile.role === 'silent' && readProfile(profile.bytes()).hasMdm;
}
