import { chmodSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { LOCKDOWN_PORT, serveLockdown } from '../lockdown/serve-lockdown.ts';
import { serveService } from '../serve-service.ts';
import type { ServiceHandler } from '../services/handler.ts';
import type { Traffic } from '../traffic/traffic.ts';
import { claimSocketPath } from './claim-socket-path.ts';
import type { DeviceTable } from './device-table.ts';
import { MuxResult } from './messages.ts';
import { createPairRecordStore } from './pair-record-store.ts';
import { type MuxServices, serveMuxClient } from './serve-client.ts';

export type Usbmuxd = {
  /** Socket path, or host:port. */
  readonly address: string;
  close(): Promise<void>;
};

export type UsbmuxdOptions = {
  readonly listen: { readonly path: string } | { readonly port: number };
  readonly table: DeviceTable;
  readonly traffic: Traffic;
  readonly services: ReadonlyMap<string, ServiceHandler>;
};

/** Starts the simulated usbmuxd. Rejects when the address cannot be had. */
export async function startUsbmuxd(options: UsbmuxdOptions): Promise<Usbmuxd> {
  const { table, listen } = options;
  const clients = new Set<Socket>();
  const muxServices: MuxServices = {
    table,
    records: createPairRecordStore(),
    listeners: new Map(),
    connect: (deviceId, port) => connect(options, deviceId, port),
  };
  const server = createServer({ noDelay: true }, (socket) => {
    clients.add(socket);
    socket.once('close', () => clients.delete(socket));
    serveMuxClient(socket, muxServices);
  });
  const address = await listenOn(server, listen);
  return {
    address,
    async close() {
      for (const socket of clients) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function connect(
  { table, traffic, services }: UsbmuxdOptions,
  deviceId: number,
  port: number,
): ((socket: Socket, rest: Buffer) => void) | number {
  const device = table.find(deviceId);
  if (!device) return MuxResult.badDevice;
  const refusedFor = traffic.faults.standing('refuse-connect', device.hardware.udid)?.ms ?? 0;
  if (!device.running || table.ageOf(deviceId) < refusedFor) return MuxResult.connectionRefused;
  if (port === LOCKDOWN_PORT) {
    return (socket, rest) => serveLockdown(socket, rest, { device, services, traffic });
  }
  const started = device.ports.take(port);
  if (!started) return MuxResult.connectionRefused;
  return (socket, rest) => serveService(socket, rest, { device, started, traffic });
}

async function listenOn(server: Server, listen: UsbmuxdOptions['listen']): Promise<string> {
  if ('path' in listen) await claimSocketPath(listen.path);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    if ('path' in listen) server.listen(listen.path, () => resolve());
    else server.listen(listen.port, '127.0.0.1', () => resolve());
  });
  if ('path' in listen) {
    chmodSync(listen.path, 0o600);
    return listen.path;
  }
  const address = server.address();
  return typeof address === 'object' && address ? `127.0.0.1:${address.port}` : '';
}
