import type { AttachedDevice, DeviceFacts } from '../../shared/domain/device.ts';
import type { McInstall } from '../devices/services/mcinstall/client.ts';
import type { SupervisionMaterial } from './materials.ts';

/** One lockdown session and what hangs on it. Everything ends with the signal it was opened under. */
export type WireSession = {
  /** Names the pairing the session runs under. */
  readonly hostId: string;
  getValue(domain: string | undefined, key?: string): Promise<unknown>;
  setValue(domain: string | undefined, key: string, value: string | number | boolean): Promise<void>;
  /** What lockdown tells about the device: a few whole-domain reads. */
  readFacts(): Promise<DeviceFacts>;
  openMcInstall(): Promise<McInstall>;
  /** Observes notices from now on. @returns a wait for the next one of that name. */
  observe(name: string): Promise<{ wait(timeoutMs: number): Promise<void>; close(): void }>;
  /** The device does it as soon as it has answered. */
  restart(): Promise<void>;
  shutDown(): Promise<void>;
  /** @returns the activation state read back. */
  activate(): Promise<string>;
  close(): void;
};

export type PairingWait = 'trust' | 'unlock';

/** How a run talks to a device: natively over usbmuxd here; a Mac's cfgutil would be another. */
export type DeviceWire = {
  /**
   * Facts that need no session, once lockdownd is up.
   * @throws KitError `lockdown.restore-mode`, `usbmux.refused`
   */
  identify(device: AttachedDevice, options: { signal: AbortSignal; readyWithinMs: number }): Promise<DeviceFacts>;
  /** @returns undefined when no pair record is stored. @throws KitError `lockdown.invalid-host-id` when it is void. */
  openSession(device: AttachedDevice, options: { signal: AbortSignal }): Promise<WireSession | undefined>;
  /** Pairs and stores the record. @returns the new pairing's host id. */
  pair(
    device: AttachedDevice,
    options: {
      signal: AbortSignal;
      supervisor: Pick<SupervisionMaterial, 'certificate' | 'key'> | undefined;
      waitMs: number;
      onWaiting: (wait: PairingWait) => void;
    },
  ): Promise<{ hostId: string }>;
  /** Whether the device still knows a pairing: it forgets all of them when it is erased. */
  knowsPairing(device: AttachedDevice, hostId: string, options: { signal: AbortSignal }): Promise<boolean>;
};
