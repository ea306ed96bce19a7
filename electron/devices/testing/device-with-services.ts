import type { Socket } from 'node:net';
import { udidSchema } from '../../../shared/domain/ids.ts';
import type { PlistDict } from '../../codecs/plist/value.ts';
import { type Clock, systemClock } from '../../ports/clock.ts';
import { type DeviceSession, openSession } from '../device-session.ts';
import { LOCKDOWN_PORT } from '../lockdown/client.ts';
import type { PairRecord } from '../pair-record.ts';
import { createMux } from '../usbmux/client.ts';
import { scriptedLockdown } from './lockdown-script.ts';
import type { PlistAnswer } from './plist-peer.ts';
import { startScriptedMux } from './scripted-mux.ts';

export type DeviceWithServices = {
  readonly session: DeviceSession;
  /** What lockdownd was sent. */
  readonly seen: PlistDict[];
  close(): Promise<void>;
};

export const testDevice = {
  deviceId: 7,
  udid: udidSchema.parse('00008110-000123456789ABCD'),
  locationId: 1,
  productId: 1,
};

/** In the clear, no certificate of this record is ever looked at. */
const record: PairRecord = {
  deviceCertificate: Buffer.alloc(0),
  hostCertificate: Buffer.alloc(0),
  rootCertificate: Buffer.alloc(0),
  hostPrivateKey: Buffer.alloc(0),
  hostId: 'HOST',
  systemBuid: 'BUID',
  escrowBag: Buffer.from('bag'),
};

/** A session with a device that runs these services in the clear; `answer` is for the rest of lockdown. */
export async function openDeviceWithServices(
  services: Readonly<Record<string, (socket: Socket) => void>>,
  options: { readonly clock?: Clock; readonly answer?: (message: PlistDict, n: number) => PlistAnswer } = {},
): Promise<DeviceWithServices> {
  const { clock = systemClock, answer = () => ({}) } = options;
  const names = Object.keys(services);
  const seen: PlistDict[] = [];
  const lockdownd = scriptedLockdown({
    seen,
    answer(message, n) {
      const scripted = answer(message, n);
      if (message.Request !== 'StartService' || scripted === 'end' || 'Error' in Object(scripted)) return scripted;
      return { Request: 'StartService', Port: 1_000 + names.indexOf(String(message.Service)) };
    },
  });
  const ports = names.map((name, index) => [1_000 + index, services[name] ?? 3] as const);
  const mux = await startScriptedMux({ [LOCKDOWN_PORT]: lockdownd, ...Object.fromEntries(ports) });
  const stop = new AbortController();
  const session = await openSession({
    mux: createMux(mux.address, { clock }),
    device: testDevice,
    record,
    clock,
    signal: stop.signal,
  });
  return {
    session,
    seen,
    async close() {
      stop.abort();
      await mux.close();
    },
  };
}
