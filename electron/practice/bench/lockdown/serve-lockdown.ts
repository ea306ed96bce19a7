import type { Socket } from 'node:net';
import { parsePlist } from '../../../codecs/plist/parse.ts';
import { isDict, type PlistDict } from '../../../codecs/plist/value.ts';
import { encodePlistFrame, plistFrameSplitter } from '../../../codecs/plist-frames.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import type { ServiceHandler } from '../services/handler.ts';
import type { Traffic } from '../traffic/traffic.ts';
import type { Answer, Decoded, StartTls } from '../transport/conversation.ts';
import { hostTls } from '../transport/host-tls.ts';
import { openStream } from '../transport/open-stream.ts';
import { answerLockdown, type LockdownReply, type LockdownState } from './requests.ts';

export const LOCKDOWN_PORT = 62_078;

/** lockdownd drops a connection on which nobody asks anything and no session is open. */
const IDLE_MS = 10_000;
const MAX_REQUEST_BYTES = 1024 * 1024;

export type LockdownOptions = {
  readonly device: SimulatedDevice;
  readonly services: ReadonlyMap<string, ServiceHandler>;
  readonly traffic: Traffic;
};

/** Speaks lockdownd on a connection through usbmuxd; `rest` are bytes that came behind the Connect request. */
export function serveLockdown(socket: Socket, rest: Buffer, { device, services, traffic }: LockdownOptions): void {
  const state: LockdownState = { session: undefined, challenge: undefined };
  const { clock } = device.room;
  let cancelIdle = () => {};

  const stream = openStream({
    socket,
    rest,
    device,
    traffic,
    service: 'lockdown',
    splitter: plistFrameSplitter(MAX_REQUEST_BYTES),
    decode,
    closed: () => cancelIdle(),
  });
  expectRequest();

  function expectRequest(): void {
    cancelIdle();
    if (!state.session) cancelIdle = clock.after(IDLE_MS, () => stream.destroy());
  }
  function decode(frame: Buffer): Decoded {
    const request = parsePlist(frame);
    if (!isDict(request)) throw new TypeError('a request is a dictionary');
    cancelIdle();
    return { name: nameOf(request), body: request, run: async () => run(request) };
  }
  function run(request: PlistDict): Answer {
    const { reply, afterwards } = answerLockdown({ device, services, state }, request);
    expectRequest();
    const full = { Request: request.Request, ...reply };
    const format = device.traits.binaryReplies ? 'binary' : 'xml';
    return { bytes: encodePlistFrame(full, format), shape: full, ...follow(afterwards) };
  }
  function follow(afterwards: LockdownReply['afterwards']): Pick<Answer, 'afterwards'> {
    if (afterwards === undefined) return {};
    return { afterwards: afterwards === 'start-tls' ? sessionTls() : afterwards };
  }
  function sessionTls(): StartTls {
    const pairing = state.session?.pairing;
    if (!pairing) throw new Error('no session to secure');
    return hostTls(pairing, device);
  }
}

/** What observers and faults call a request. */
function nameOf({ Request: request, Key: key, Service: service }: PlistDict): string {
  if (typeof request !== 'string') return '';
  if (request === 'SetValue' && typeof key === 'string') return `SetValue ${key}`;
  return request === 'StartService' && typeof service === 'string' ? `StartService ${service}` : request;
}
