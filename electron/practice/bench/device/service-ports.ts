import type { Clock } from '../../../ports/clock.ts';
import type { ServiceHandler } from '../services/handler.ts';
import type { DevicePairing } from './state.ts';

export type StartedService = { readonly handler: ServiceHandler; readonly pairing: DevicePairing | undefined };

/** Ports that StartService gave out: each good for one connection and a short time (device-protocols §2.8). */
export type ServicePorts = {
  open(service: StartedService): number;
  take(port: number): StartedService | undefined;
  closeAll(): void;
};

const FIRST_PORT = 49_152;
const PORT_COUNT = 65_536 - FIRST_PORT;
const VALID_MS = 15_000;

export function createServicePorts(clock: Clock): ServicePorts {
  const waiting = new Map<number, { service: StartedService; cancel: () => void }>();
  let next = 0;

  function take(port: number): StartedService | undefined {
    const found = waiting.get(port);
    found?.cancel();
    waiting.delete(port);
    return found?.service;
  }

  return {
    open(service) {
      const port = FIRST_PORT + (next++ % PORT_COUNT);
      take(port);
      waiting.set(port, { service, cancel: clock.after(VALID_MS, () => void take(port)) });
      return port;
    },
    take,
    closeAll() {
      for (const port of [...waiting.keys()]) take(port);
    },
  };
}
