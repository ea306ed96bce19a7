import { z } from 'zod';
import type { PlistDict } from '../../../codecs/plist/value.ts';
import type { PracticeDevice } from '../device/device.ts';
import { installProfile } from '../services/mcinstall/install.ts';
import { ProfileRefused } from '../services/mcinstall/mobileconfig.ts';
import { acknowledged, type CommandAnswer, FORMAT_ERROR, refused } from './command-answers.ts';

const bytes = z.instanceof(Uint8Array).transform((value) => Buffer.from(value));
const returnSchema = z.object({
  Enabled: z.boolean(),
  WiFiProfileData: bytes.optional(),
  MDMProfileData: bytes.optional(),
});
type Return = z.infer<typeof returnSchema>;

const FIRST_VERSION = 17;

/**
 * EraseDevice, answered before it is done. With ReturnToService (iOS 17) the device then sets itself up: network,
 * activation, enrollment, Home. Practice devices know no automated enrollment, so MDMProfileData is required (mdm §2.5).
 */
export function eraseDevice({ ReturnToService: given }: PlistDict, device: PracticeDevice): CommandAnswer {
  if (given === undefined) return { ...acknowledged(), afterwards: () => device.erase() };
  const { data } = returnSchema.safeParse(given);
  if (!data) return FORMAT_ERROR;
  const { Enabled: enabled, MDMProfileData: enrollment } = data;
  const knowsIt = Number.parseInt(device.hardware.osVersion, 10) >= FIRST_VERSION;
  if (!enabled || !knowsIt) return { ...acknowledged(), afterwards: () => device.erase() };
  if (!enrollment) return refused('mdm-configuration', device);
  return { ...acknowledged(), afterwards: () => eraseAndReturn(device, enrollment, data) };
}

function eraseAndReturn(device: PracticeDevice, enrollment: Buffer, { WiFiProfileData: wifi }: Return): void {
  const stop = device.on(({ type }) => {
    if (type !== 'booted') return;
    stop();
    void setUpAlone(device, wifi ? [wifi, enrollment] : [enrollment]);
  });
  device.erase();
}

/** Where something is refused, the device waits in Setup Assistant for a person, as any other. */
async function setUpAlone(device: PracticeDevice, profiles: readonly Buffer[]): Promise<void> {
  const { content } = device;
  try {
    for (const profile of profiles) {
      await installProfile(device, profile, 'silent');
      if (device.content !== content) return;
      device.continueSetup();
    }
    content.setupDone = true;
    device.setScreen('home');
  } catch (error) {
    if (!(error instanceof ProfileRefused)) throw error;
    device.setScreen('setup');
  }
}
