import type { PracticeDevice } from '../device/device.ts';
import type { EnrollmentAlert } from '../device/state.ts';
import { installProfile } from '../services/mcinstall/install.ts';
import { ProfileRefused, readMobileConfig } from '../services/mcinstall/mobileconfig.ts';
import { isEnrollmentProfile } from '../services/mcinstall/payload-rules.ts';
import { fetchEnrollmentProfile } from './fetch-profile.ts';

/** Enrolls when a person taps 「構成を適用」 on the Remote Management screen. Returns how to stop. */
export function watchRemoteManagement(device: PracticeDevice, network: () => AbortSignal): () => void {
  let busy = false;
  return device.on((event) => {
    if (event.type !== 'tap' || event.button !== 'apply-configuration' || busy) return;
    busy = true;
    void enrollByUrl(device, network()).finally(() => {
      busy = false;
    });
  });
}

/**
 * From the tap to the screen that follows (mdm §2.1): what the server sent is installed as a profile and enrolled, or
 * the device shows 「無効なプロファイル」, asks for a login, or stays where it is and says why.
 */
async function enrollByUrl(device: PracticeDevice, signal: AbortSignal): Promise<void> {
  const { content } = device;
  const isOver = () => device.content !== content;
  const stay = (alert: EnrollmentAlert) => {
    content.enrollmentAlert = alert;
    device.setScreen('remote-management');
    device.changed('enrollment-alert');
  };

  delete content.enrollmentAlert;
  const address = content.cloudConfiguration?.ConfigurationURL;
  if (typeof address !== 'string') return stay('server-unreachable');
  if (!device.online) return stay('no-network');
  const fetched = await fetchEnrollmentProfile(device, address, signal);
  if (isOver()) return;
  if (fetched.kind === 'alert') return stay(fetched.alert);
  if (fetched.kind === 'login-prompt') return device.setScreen('login-prompt');
  device.setScreen('applying-configuration');
  const outcome = await install(device, fetched.body);
  if (isOver()) return;
  if (outcome === 'cannot-check-in') return stay('cannot-check-in');
  if (outcome === 'invalid') return device.setScreen('invalid-profile');
  device.continueSetup();
}

/** By the rules of a silent installation: this pane is the consent. */
async function install(device: PracticeDevice, bytes: Buffer): Promise<'enrolled' | 'invalid' | 'cannot-check-in'> {
  try {
    if (!isEnrollmentProfile(readMobileConfig(bytes))) return 'invalid';
    await device.pause('install-profile');
    await installProfile(device, bytes, 'silent');
    return 'enrolled';
  } catch (error) {
    if (!(error instanceof ProfileRefused)) throw error;
    return error.chain.includes('cannot-check-in') ? 'cannot-check-in' : 'invalid';
  }
}
