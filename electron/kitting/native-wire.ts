import type { AttachedDevice } from '../../shared/domain/device.ts';
import { type DeviceSession, openSession } from '../devices/device-session.ts';
import { openLockdown } from '../devices/lockdown/client.ts';
import { lockdownError } from '../devices/lockdown/errors.ts';
import { pairDevice } from '../devices/lockdown/pair.ts';
import type { HostIdentity } from '../devices/lockdown/pairing-material.ts';
import { identify, readValues } from '../devices/read-facts.ts';
import { restartDevice, shutDownDevice } from '../devices/services/diagnostics-relay/client.ts';
import { openMcInstall } from '../devices/services/mcinstall/client.ts';
import { activate } from '../devices/services/mobileactivation/client.ts';
import type { ActivationOrigin } from '../devices/services/mobileactivation/origin.ts';
import { openNotificationProxy } from '../devices/services/notification-proxy/client.ts';
import type { Mux } from '../devices/usbmux/client.ts';
import type { Clock } from '../ports/clock.ts';
import type { DeviceWire, WireSession } from './wire.ts';

export type NativeWireOptions = {
  readonly mux: Mux;
  readonly hostIdentity: HostIdentity;
  readonly activationOrigin: ActivationOrigin;
  readonly clock: Clock;
};

/** The wire over usbmuxd and lockdownd, without any of Apple's tools. */
export function nativeWire({ mux, hostIdentity, activationOrigin, clock }: NativeWireOptions): DeviceWire {
  return {
    identify: (device, { signal, readyWithinMs }) => identify({ mux, device, clock, signal, readyWithinMs }),
    openSession: async (device, { signal }) => {
      const record = await mux.readPairRecord(device.udid, signal);
      if (record === undefined) return undefined;
      return wireSession(await openSession({ mux, device, record, clock, signal }), activationOrigin);
    },
    pair: (device, { signal, supervisor, waitMs, onWaiting }) =>
      pairDevice({ mux, device, hostIdentity, supervisor, clock, signal, waitMs, onWaiting }),
    knowsPairing: (device, hostId, { signal }) => knowsPairing(mux, device, hostId, clock, signal),
  };
}

function wireSession(session: DeviceSession, origin: ActivationOrigin): WireSession {
  const { clock, signal } = session;
  return {
    hostId: session.record.hostId,
    getValue: (domain, key) => session.use((lockdown) => lockdown.getValue(domain, key)),
    setValue: (domain, key, value) => session.use((lockdown) => lockdown.setValue(domain, key, value)),
    readFacts: () => readValues(session),
    openMcInstall: () => openMcInstall(session),
    observe: async (name) => {
      const proxy = await openNotificationProxy(session, [name]);
      return { wait: (timeoutMs) => proxy.wait(name, { timeoutMs, signal }), close: () => proxy.close() };
    },
    restart: () => restartDevice(session),
    shutDown: () => shutDownDevice(session),
    activate: () => activate({ session, origin, clock, signal }),
    close: () => session.close(),
  };
}

/** Asks for a session without entering it: the answer alone tells (device-protocols §2.7). */
async function knowsPairing(
  mux: Mux,
  device: AttachedDevice,
  hostId: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<boolean> {
  const systemBuid = await mux.readBuid(signal);
  const lockdown = await openLockdown(mux, device.deviceId, { clock, signal });
  try {
    const { error } = await lockdown.ask({
      Request: 'StartSession',
      ProtocolVersion: '2',
      HostID: hostId,
      SystemBUID: systemBuid,
    });
    if (error === undefined) return true;
    if (error === 'InvalidHostID') return false;
    throw lockdownError('StartSession', error);
  } finally {
    lockdown.close();
  }
}
