import { acceptDownloadedProfile } from '../services/mcinstall/install.ts';
import type { PracticeDevice, TapButton } from './device.ts';
import type { TrustDialog } from './trust-dialog.ts';

/** What a tap does to the device itself. Throws when the screen does not offer the button. */
export function performTap(device: PracticeDevice & { readonly trust: TrustDialog }, button: TapButton): void {
  const { content } = device;
  const refuse = () => {
    throw new Error(`「${button}」 is not on the screen of ${device.hardware.serial} (${content.screen})`);
  };
  if (!device.running) refuse();
  switch (button) {
    case 'trust':
    case 'dont-trust':
      if (!device.trust.answer(button === 'trust' ? 'trusted' : 'denied')) refuse();
      device.unlock();
      device.notify('com.apple.mobile.lockdown.request_pair');
      return;
    case 'join-wifi':
      content.joinedWifiByHand = true;
      device.changed('network');
      return;
    case 'next':
      if (content.screen !== 'hello' && content.screen !== 'setup') refuse();
      device.continueSetup();
      return;
    case 'apply-configuration':
      if (content.screen !== 'remote-management') refuse();
      return;
    case 'cancel':
      if (content.screen !== 'invalid-profile' && content.screen !== 'login-prompt') refuse();
      device.setScreen('remote-management');
      return;
    case 'open-notification':
      if (content.notifications.length === 0) refuse();
      return;
    case 'install-profile':
      if (acceptDownloadedProfile(device) === undefined) refuse();
      return;
  }
}
