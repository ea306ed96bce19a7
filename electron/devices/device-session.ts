import type { AttachedDevice } from '../../shared/domain/device.ts';
import { isKitError } from '../../shared/errors/kit-error.ts';
import type { Clock } from '../ports/clock.ts';
import { type Lockdown, openLockdown, type RawService, type StartServiceOptions } from './lockdown/client.ts';
import type { PairRecord } from './pair-record.ts';
import type { PlistChannel } from './plist-channel.ts';
import type { Mux } from './usbmux/client.ts';

/** A lockdown session with one device, and the services started over it. */
export type DeviceSession = {
  readonly device: AttachedDevice;
  readonly record: PairRecord;
  readonly clock: Clock;
  /** The caller's: aborts everything the session has opened. */
  readonly signal: AbortSignal;
  /** The lockdown connection as it is now; `use` opens a new one when it was lost. */
  lockdown(): Lockdown;
  /**
   * Runs requests that may be repeated. When the session has timed out or the connection broke, opens a new session
   * and runs them once more.
   */
  use<T>(work: (lockdown: Lockdown) => Promise<T>): Promise<T>;
  /** Starts a service; a locked device is shown the record's escrow bag, with which most services start even so. */
  startService(name: string): Promise<PlistChannel>;
  startRawService(name: string): Promise<RawService>;
  /** Closes the lockdown connection; services that were started go on. */
  close(): void;
};

export type OpenSessionOptions = {
  readonly mux: Mux;
  readonly device: AttachedDevice;
  readonly record: PairRecord;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** How long to wait for a lockdownd that is not up yet; 0 when left out. */
  readonly readyWithinMs?: number | undefined;
};

/** @throws KitError `lockdown.invalid-host-id`, `lockdown.pair-record-rejected`, and those of `openLockdown` */
export async function openSession(options: OpenSessionOptions): Promise<DeviceSession> {
  const { device, record, clock, signal } = options;
  let lockdown = await startSession(options);

  async function use<T>(work: (lockdown: Lockdown) => Promise<T>): Promise<T> {
    try {
      return await work(lockdown);
    } catch (error) {
      if (!isKitError(error, 'lockdown.session-lost', 'device.connection-lost') || signal.aborted) throw error;
      lockdown.close();
      lockdown = await startSession(options);
      return await work(lockdown);
    }
  }

  async function withBag<T>(start: (bag?: StartServiceOptions) => Promise<T>): Promise<T> {
    try {
      return await start();
    } catch (error) {
      const { escrowBag } = record;
      if (!isKitError(error, 'lockdown.locked') || escrowBag === undefined) throw error;
      return await start({ escrowBag });
    }
  }

  return {
    device,
    record,
    clock,
    signal,
    lockdown: () => lockdown,
    use,
    startService: (name) => use((current) => withBag((bag) => current.startService(name, bag))),
    startRawService: (name) => use((current) => withBag((bag) => current.startRawService(name, bag))),
    close: () => lockdown.close(),
  };
}

async function startSession(options: OpenSessionOptions): Promise<Lockdown> {
  const { mux, device, record, clock, signal, readyWithinMs } = options;
  const lockdown = await openLockdown(mux, device.deviceId, { clock, signal, waitMs: readyWithinMs });
  try {
    await lockdown.startSession(record);
    return lockdown;
  } catch (error) {
    lockdown.close();
    throw error;
  }
}
