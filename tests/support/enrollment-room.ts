import type { PlistDict } from '../../electron/codecs/plist/value.ts';
import { createTestClock, type TestClock } from '../../electron/ports/test-clock.ts';
import type { DeviceTraits } from '../../electron/practice/bench/device/device.ts';
import type { SimulatedDevice } from '../../electron/practice/bench/device/simulated-device.ts';
import type { DeviceContent, Screen } from '../../electron/practice/bench/device/state.ts';
import { startMdmClients } from '../../electron/practice/bench/mdm-client/start.ts';
import type { Room } from '../../electron/practice/bench/room.ts';
import { createAuthority } from '../../electron/practice/https/authority.ts';
import type { MdmOptions } from '../../electron/practice/mdm/config.ts';
import { type PracticeMdm, startMdm } from '../../electron/practice/mdm/start.ts';
import type { WitnessedDevice } from '../../electron/practice/mdm/witness.ts';
import { createLonePracticeDevice } from './practice-device.ts';
import { waitUntil } from './wait-until.ts';

export type EnrollmentRoom = {
  readonly device: SimulatedDevice;
  readonly mdm: PracticeMdm;
  readonly clock: TestClock;
  /** mobiconnect's URL of the first group. */
  readonly url: string;
  /** Puts the device before its Remote Management screen, with the MDM's anchor unless `overrides` says otherwise. */
  configure(url: string, overrides?: PlistDict): void;
  /** Taps 「構成を適用」 and gives the screen on which the device comes to rest. */
  apply(): Promise<Screen>;
  /** Enrolls by the first group's URL and waits until the server has the answers to its first commands. */
  enroll(): Promise<void>;
  /** Link 2. */
  setNetwork(up: boolean): void;
  /** What the server saw of the device; throws when it saw none. */
  seen(): WitnessedDevice;
  close(): Promise<void>;
};

const SKIPPED_PANES = ['Restore', 'AppleID', 'TOS', 'Passcode', 'Biometric', 'Location', 'Siri', 'ScreenTime'];
const MORE_SKIPPED_PANES = ['Diagnostics', 'Appearance', 'Payment', 'SoftwareUpdate'];

/** Making RSA keys costs more than all else here: the rooms of a test file share two authorities. */
const authorities = {
  mdm: createAuthority(createTestClock(), 'MDM'),
  apns: createAuthority(createTestClock(), 'APNs'),
};

/** One practice device, one practice MDM, and the push endpoint between them: real HTTPS, one test clock. */
export async function openEnrollmentRoom(
  options: {
    readonly mdm?: MdmOptions;
    readonly content?: Partial<DeviceContent>;
    readonly traits?: Partial<DeviceTraits>;
    readonly osVersion?: string;
  } = {},
): Promise<EnrollmentRoom> {
  const { device, clock } = await createLonePracticeDevice({
    content: { joinedWifiByHand: true, ...options.content },
    ...(options.traits && { traits: options.traits }),
    ...(options.osVersion !== undefined && { osVersion: options.osVersion }),
  });
  const room: Room = { ...device.room, devices: [device] };
  const stopClients = await startMdmClients(room, await authorities.apns);
  const mdm = await startMdm(
    {
      deviceCa: room.authority.certificatePem,
      ...(room.apns && { apns: { url: room.apns.url, trust: [...room.apns.trust] } }),
      ...options.mdm,
    },
    { clock, authority: await authorities.mdm },
  );
  const url = mdm.ready.enrollment.mobiconnect[0]?.url ?? '';

  function configure(address: string, overrides: PlistDict = {}): void {
    device.content.cloudConfiguration = {
      IsSupervised: true,
      ConfigurationURL: address,
      AnchorCertificates: mdm.ready.anchors.map((anchor) => Buffer.from(anchor, 'base64')),
      SkipSetup: [...SKIPPED_PANES, ...MORE_SKIPPED_PANES],
      ...overrides,
    };
    device.setScreen('remote-management');
  }

  async function apply(): Promise<Screen> {
    const rested = Promise.withResolvers<Screen>();
    const stop = device.on((event) => {
      const alerted = event.type === 'changed' && event.what === 'enrollment-alert';
      const moved = event.type === 'screen' && event.screen !== 'applying-configuration';
      if (alerted || moved) rested.resolve(device.content.screen);
    });
    device.tap('apply-configuration', 'test');
    return rested.promise.finally(stop);
  }

  function seen(): WitnessedDevice {
    const found = mdm.witness().devices[device.hardware.serial];
    if (!found) throw new Error('the server saw no such device');
    return found;
  }

  return {
    device,
    mdm,
    clock,
    url,
    configure,
    apply,
    async enroll() {
      configure(url);
      await apply();
      await waitUntil(
        'the first commands are answered',
        () => seen().commands.length === 3 && seen().commands.every(({ status }) => status === 'acknowledged'),
      );
    },
    setNetwork(up) {
      (device.room as { networkUp: boolean }).networkUp = up;
      device.changed('network');
    },
    seen,
    async close() {
      await stopClients();
      await mdm.close();
    },
  };
}
