import type { DeviceContent, Screen } from './state.ts';

/** Panes a person meets on a device whose configuration skips none (device-protocols §3.8, those of iOS 15 and later). */
const PANES = [
  'Restore',
  'AppleID',
  'TOS',
  'Passcode',
  'Biometric',
  'Location',
  'Siri',
  'ScreenTime',
  'Diagnostics',
  'Appearance',
  'Payment',
  'SoftwareUpdate',
] as const;

export type SetupFacts = {
  readonly content: DeviceContent;
  readonly online: boolean;
  /** The device can activate itself: the activation origin is reachable and asks for no Apple ID. */
  readonly canActivate: boolean;
};

/**
 * Where Setup Assistant stands once everything that needs no person is done: at the Wi-Fi pane (`setup`) without a
 * network where it needs one, at Remote Management where an enrollment waits, at the panes not skipped, or Home.
 */
export function nextScreen({ content, online, canActivate }: SetupFacts): Screen {
  if (content.activation === 'Unactivated' && !canActivate) return 'setup';
  if (awaitsEnrollment(content)) return online ? 'remote-management' : 'setup';
  return content.screen === 'setup' || remainingPanes(content).length === 0 ? 'home' : 'setup';
}

/** Set over USB with an address to enroll at, and not enrolled yet. */
export function awaitsEnrollment(content: DeviceContent): boolean {
  const configuration = content.cloudConfiguration;
  const address = configuration?.ConfigurationURL ?? configuration?.ConfigurationWebURL;
  return address !== undefined && content.mdm === undefined;
}

function remainingPanes(content: DeviceContent): readonly string[] {
  const skipped = content.cloudConfiguration?.SkipSetup;
  if (!Array.isArray(skipped)) return PANES;
  return PANES.filter((pane) => !skipped.includes(pane));
}
