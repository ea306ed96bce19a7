import type { Socket } from 'node:net';
import { parsePlist } from '../../codecs/plist/parse.ts';
import { isDict } from '../../codecs/plist/value.ts';
import { encodePlistFrame, plistFrameSplitter } from '../../codecs/plist-frames.ts';
import type { StartedService } from './device/service-ports.ts';
import type { SimulatedDevice } from './device/simulated-device.ts';
import type { FrameConnection, PlistConnection, ServiceConnection } from './services/handler.ts';
import type { Traffic } from './traffic/traffic.ts';
import type { Decoded } from './transport/conversation.ts';
import { hostTls } from './transport/host-tls.ts';
import { openStream } from './transport/open-stream.ts';

export type ServiceOptions = {
  readonly device: SimulatedDevice;
  readonly started: StartedService;
  readonly traffic: Traffic;
};

/** Runs one connection of a started service; `rest` are bytes that came behind the Connect request. */
export function serveService(socket: Socket, rest: Buffer, { device, started, traffic }: ServiceOptions): void {
  const { handler, pairing } = started;
  const connection: ServiceConnection = handler.open({
    device,
    room: device.room,
    pairing,
    push: (frame) => stream.write(encodePlistFrame(frame)),
    close: () => void stream.finish(),
  });
  const stream = openStream({
    socket,
    rest,
    device,
    traffic,
    service: handler.name,
    splitter: connection.kind === 'plist' ? plistFrameSplitter() : connection.splitter,
    decode: (frame) => (connection.kind === 'plist' ? decodePlist(connection, frame) : decodeFrame(connection, frame)),
    tls: handler.tls && pairing ? hostTls(pairing, device) : undefined,
    closed: () => connection.closed?.(),
  });
}

function decodePlist(connection: PlistConnection, frame: Buffer): Decoded {
  const request = parsePlist(frame);
  if (!isDict(request)) throw new TypeError('a request is a dictionary');
  return {
    name: connection.nameOf(request),
    body: request,
    async run() {
      const answer = await connection.request(request);
      if (answer === undefined) return undefined;
      const { reply, format, afterwards } = answer;
      return {
        ...(reply && { bytes: encodePlistFrame(reply, format), shape: reply }),
        ...(afterwards && { afterwards }),
      };
    },
  };
}

function decodeFrame(connection: FrameConnection, frame: Buffer): Decoded {
  return {
    name: connection.nameOf(frame),
    body: frame,
    async run() {
      const bytes = await connection.request(frame);
      return bytes && { bytes, shape: bytes };
    },
  };
}
