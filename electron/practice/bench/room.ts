import type { KeyObject } from 'node:crypto';
import type { Clock } from '../../ports/clock.ts';
import type { PracticeDevice } from './device/device.ts';
import type { SeededRandom } from './seeded-random.ts';

/** A server the practice offers to devices or stations: where it is and which certificates (PEM) to trust there. */
export type PracticeOrigin = { readonly url: string; readonly trust: readonly string[] };

/** What all devices of a bench share. Links are named as in design.md: 1 station → Apple, 2 device → MDM. */
export type Room = {
  /** Bench time: real time plus what the control channel advanced. Use it for every wait and date of a device. */
  readonly clock: Clock;
  readonly random: SeededRandom;
  readonly wifi: { readonly ssid: string; readonly password: string };
  /** Link 2: whether the room's network reaches anything. */
  readonly networkUp: boolean;
  /** Link 1: whether the activation origin answers. */
  readonly activationUp: boolean;
  readonly devices: readonly PracticeDevice[];
  readonly authority: DeviceAuthority;
  /** Set while the practice activation origin or APNs endpoint runs. */
  activation: PracticeOrigin | undefined;
  apns: PracticeOrigin | undefined;
  onNetwork(listener: (up: boolean) => void): () => void;
};

/** Practice stand-in for Apple's device CA: signs the identity with which a device signs its MachineInfo. */
export type DeviceAuthority = {
  readonly certificatePem: string;
  /** RSA-2048, the same for a device through its whole life; certificate in DER, its common name the UDID. */
  identityOf(device: PracticeDevice): Promise<{ readonly key: KeyObject; readonly certificate: Buffer }>;
};
