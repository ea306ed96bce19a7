import type { AttachedDevice, DeviceFacts, DeviceSnapshot } from '../../shared/domain/device.ts';

/** The station's picture of who is attached, as the rest of the core uses it. */
export type Bench = {
  list(): readonly DeviceSnapshot[];
  /** By device key; a provisional key still finds its device after the ECID was read. */
  get(key: string): DeviceSnapshot | undefined;
  /** By key, UDID, ECID or serial number: what a person types. */
  find(text: string): DeviceSnapshot | undefined;
  attached(key: string): AttachedDevice | undefined;
  /** Reads the device again. @throws KitError when it is not attached or cannot be read. */
  inspect(key: string, signal?: AbortSignal): Promise<DeviceSnapshot>;
  /** Facts read in this very attachment no longer than `maxAgeMs` ago. */
  freshFacts(key: string, maxAgeMs: number): DeviceFacts | undefined;
  /** What a run read or changed itself. */
  learn(key: string, facts: Partial<DeviceFacts>): void;
  /** A run holds the device: the bench stops talking to it until `undefined` is set, and reads it anew then. */
  setRun(key: string, runId: string | undefined): void;
  /**
   * Resolves with the device's present attachment, or its next one.
   * @param options.afterDeviceId an attachment that does not count any more (erase, reboot, replug).
   */
  waitForReturn(
    key: string,
    options: { readonly afterDeviceId?: number; readonly signal: AbortSignal },
  ): Promise<AttachedDevice>;
  /** Aborts when this attachment ends. */
  attachment(key: string, deviceId: number): AbortSignal;
  /** Tells of every device once more: something that is kept about devices changed. */
  tellAgain(): void;
  onChange(listener: (device: DeviceSnapshot) => void): () => void;
};
