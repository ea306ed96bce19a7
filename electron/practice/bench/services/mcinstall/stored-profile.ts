import type { PracticeDevice } from '../../device/device.ts';
import type { McCommands } from './command.ts';
import { installProfile } from './install.ts';
import { ProfileRefused, readMobileConfig } from './mobileconfig.ts';
import { acknowledged, formatError, refused } from './replies.ts';

const PURPOSE = 'PostSetupInstallation';

export const storedProfileCommands: McCommands = {
  /** Only before Setup Assistant has finished: later nothing would install it. */
  StoreProfile: (request, { device }) => {
    if (!(request.ProfileData instanceof Uint8Array)) return formatError;
    if (request.Purpose !== PURPOSE) return refused('invalid-field');
    if (device.content.setupDone) return refused('not-acceptable');
    const bytes = Buffer.from(request.ProfileData);
    readMobileConfig(bytes);
    device.content.storedPostSetupProfile = bytes;
    return acknowledged();
  },

  GetStoredProfile: (request, { device }) => {
    if (request.Purpose !== PURPOSE) return refused('invalid-field');
    const stored = device.content.storedPostSetupProfile;
    return stored === undefined ? refused('not-found') : acknowledged({ ProfileData: stored });
  },
};

/**
 * Installs a device's stored profile when Setup Assistant has finished. An enrollment profile that cannot check in for
 * want of network stays stored until the device is online.
 */
export function installStoredProfileAfterSetup(device: PracticeDevice): void {
  let installing = false;
  device.on((event) => {
    if (event.type !== 'screen' && event.type !== 'online') return;
    const { content } = device;
    const bytes = content.storedPostSetupProfile;
    if (installing || !content.setupDone || bytes === undefined) return;
    installing = true;
    installProfile(device, bytes, 'post-setup')
      .then(
        () => true,
        (error: unknown) => !(error instanceof ProfileRefused && error.chain.includes('cannot-check-in')),
      )
      .then((settled) => {
        if (settled) content.storedPostSetupProfile = undefined;
        installing = false;
      });
  });
}
