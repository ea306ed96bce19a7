import { createTestClock, type TestClock } from '../../electron/ports/test-clock.ts';
import type { SimulatedDevice } from '../../electron/practice/bench/device/simulated-device.ts';
import { startMdmClients } from '../../electron/practice/bench/mdm-client/start.ts';
import type { Room } from '../../electron/practice/bench/room.ts';
import { createAuthority } from '../../electron/practice/https/authority.ts';
import { type PracticeMdm, startMdm } from '../../electron/practice/mdm/start.ts';
import { createPracticeDevices } from './practice-device.ts';
import { waitUntil } from './wait-until.ts';

/** On a machine that does other things as well. */
const patienceMs = 20_000;

export type CampaignRoom = {
  readonly devices: readonly SimulatedDevice[];
  readonly mdm: PracticeMdm;
  readonly clock: TestClock;
  close(): Promise<void>;
};

/** Many practice devices that the overwrite campaign is about, enrolled in one practice MDM: real HTTPS, one test clock. */
export async function openCampaignRoom(count: number): Promise<CampaignRoom> {
  const clock = createTestClock();
  const devices = await createPracticeDevices(count, clock, {
    content: { joinedWifiByHand: true },
    traits: { overwriteBlocked: true },
  });
  const [first] = devices;
  if (first === undefined) throw new Error('a room needs devices');
  const room: Room = { ...first.room, devices };
  const [mdmAuthority, apnsAuthority] = await Promise.all([
    createAuthority(clock, 'MDM'),
    createAuthority(clock, 'APNs'),
  ]);
  const stopClients = await startMdmClients(room, apnsAuthority);
  const mdm = await startMdm(
    {
      deviceCa: room.authority.certificatePem,
      ...(room.apns && { apns: { url: room.apns.url, trust: [...room.apns.trust] } }),
    },
    { clock, authority: mdmAuthority },
  );
  for (const device of devices) {
    enroll(device, mdm);
    await waitUntil(
      'the device is enrolled',
      () => {
        const commands = mdm.witness().devices[device.hardware.serial]?.commands ?? [];
        return commands.length === 3 && commands.every(({ status }) => status === 'acknowledged');
      },
      patienceMs,
    );
  }
  return {
    devices,
    mdm,
    clock,
    close: async () => {
      await stopClients();
      await mdm.close();
    },
  };
}

function enroll(device: SimulatedDevice, mdm: PracticeMdm): void {
  device.content.cloudConfiguration = {
    IsSupervised: true,
    ConfigurationURL: mdm.ready.enrollment.mobiconnect[0]?.url ?? '',
    AnchorCertificates: mdm.ready.anchors.map((anchor) => Buffer.from(anchor, 'base64')),
    SkipSetup: [],
  };
  device.setScreen('remote-management');
  device.tap('apply-configuration', 'test');
}
