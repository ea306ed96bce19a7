import type { Socket } from 'node:net';
import { z } from 'zod';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { PlistDict, PlistValue } from '../../codecs/plist/value.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PairRecord } from '../pair-record.ts';
import { createPlistChannel, DEFAULT_TIMEOUT_MS, type PlistChannel } from '../plist-channel.ts';
import { secureSocket } from '../streams/tls.ts';
import { isRecordedDevice } from '../streams/tls-identity.ts';
import type { Mux } from '../usbmux/client.ts';
import { connectWhenReady } from './connect-when-ready.ts';
import { isNoValue, lockdownError } from './errors.ts';

export const LOCKDOWN_PORT = 62078;

/** A connection to a device's lockdownd: plain at first, in a session after `startSession` (device-protocols §2). */
export type Lockdown = {
  /** Aborts when the connection is over; its `reason` is the KitError. */
  readonly signal: AbortSignal;
  /** @throws KitError `lockdown.restore-mode` when it is not lockdownd that answers. */
  queryType(): Promise<string>;
  /**
   * One value, or without a key the whole domain in one answer. `undefined` = missing or not readable now.
   * @param domain left out = the device's own values
   */
  getValue(domain?: string, key?: string): Promise<PlistValue | undefined>;
  /** @throws KitError `lockdown.value-refused` */
  setValue(domain: string | undefined, key: string, value: PlistValue): Promise<void>;
  removeValue(domain: string | undefined, key: string): Promise<void>;
  /**
   * Starts a session under the pair record; all that follows runs in TLS.
   * @throws KitError `lockdown.invalid-host-id` when the device does not know this pairing (any more)
   */
  startSession(record: PairRecord): Promise<void>;
  /** Whether the device showed the record's certificate; `undefined` outside a TLS session. */
  deviceCertificateMatches(): boolean | undefined;
  /**
   * Starts a service and connects to it, under TLS when the device says so.
   * @param options.escrowBag lets it start while the device is locked
   */
  startService(name: string, options?: StartServiceOptions): Promise<PlistChannel>;
  /** The same for a service that speaks no property lists. */
  startRawService(name: string, options?: StartServiceOptions): Promise<RawService>;
  /** Any other request: the answer, and the name of the error in it. */
  ask(message: LockdownRequest): Promise<{ answer: PlistDict; error: string | undefined }>;
  enterRecovery(): Promise<void>;
  close(): void;
};

export type LockdownRequest = PlistDict & { readonly Request: string };

export type StartServiceOptions = { readonly escrowBag?: Buffer | undefined };

export type RawService = {
  readonly socket: Socket;
  /** Bytes read already; they come before what the socket gives. */
  readonly rest: Buffer;
  readonly tls: boolean;
};

export type LockdownOptions = {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly label?: string | undefined;
  /** How long to wait for a lockdownd that is not up yet, as after boot; 0 when left out. */
  readonly waitMs?: number | undefined;
};

const sessionSchema = z.object({ SessionID: z.string(), EnableSessionSSL: z.boolean().default(false) });
const serviceSchema = z.object({
  Port: z.number().int().min(1).max(65535),
  EnableServiceSSL: z.boolean().default(false),
});

/** Connects to lockdownd. Without a session it drops idle connections after some 10 s: open, work, close. */
export async function openLockdown(mux: Mux, deviceId: number, options: LockdownOptions): Promise<Lockdown> {
  const { clock, signal, label = 'kitbench', waitMs = 0 } = options;
  const { trace } = mux;
  const wire = { service: 'lockdownd', clock, signal, trace };
  const { socket, rest } = await connectWhenReady(mux, deviceId, LOCKDOWN_PORT, { clock, waitMs, signal });
  let channel = createPlistChannel(socket, { ...wire, tls: false, rest });
  const over = new AbortController();
  const follow = (next: PlistChannel) =>
    next.signal.addEventListener('abort', () => next === channel && over.abort(next.signal.reason), { once: true });
  follow(channel);
  let session: { readonly record: PairRecord; readonly certificateMatches: boolean | undefined } | undefined;

  async function request(message: LockdownRequest): Promise<PlistDict> {
    const { answer, error } = await ask(message);
    if (error === undefined) return answer;
    const { Request: name, Service: service, Key: key } = message;
    throw lockdownError(name, error, { service: textOf(service), key: textOf(key) });
  }

  async function ask(message: LockdownRequest) {
    const answer = await channel.request({ Label: label, ...message });
    const { Error: error, Result: result } = answer;
    // Before iOS 5 failure was told by Result alone.
    if (typeof error === 'string' && error !== '') return { answer, error: error.slice(0, 100) };
    return { answer, error: result === 'Failure' ? 'Failure' : undefined };
  }

  async function startRawService(name: string, { escrowBag }: StartServiceOptions = {}): Promise<RawService> {
    const answer = await request({ Request: 'StartService', Service: name, EscrowBag: escrowBag });
    const service = read(serviceSchema, answer, 'StartService');
    const stream = await mux.connect(deviceId, service.Port, signal);
    if (!service.EnableServiceSSL || session === undefined) return { ...stream, tls: false };
    const socket = await secureSocket(stream.socket, stream.rest, session.record, {
      service: name,
      clock,
      timeoutMs: DEFAULT_TIMEOUT_MS,
      signal,
    });
    return { socket, rest: Buffer.alloc(0), tls: true };
  }

  return {
    signal: over.signal,
    ask,
    async queryType() {
      const { Type: type } = await request({ Request: 'QueryType' });
      if (type === 'com.apple.mobile.restored') throw new KitError('lockdown.restore-mode');
      return textOf(type);
    },
    async getValue(domain, key) {
      const { answer, error } = await ask({ Request: 'GetValue', Domain: domain, Key: key });
      if (error === undefined) return answer.Value;
      if (isNoValue(error)) return undefined;
      throw lockdownError('GetValue', error, { key: key ?? domain ?? '' });
    },
    async setValue(domain, key, value) {
      await request({ Request: 'SetValue', Domain: domain, Key: key, Value: value });
    },
    async removeValue(domain, key) {
      await request({ Request: 'RemoveValue', Domain: domain, Key: key });
    },
    async startSession(record) {
      const answer = await request({
        Request: 'StartSession',
        ProtocolVersion: '2',
        HostID: record.hostId,
        SystemBUID: record.systemBuid,
      });
      const { EnableSessionSSL: tls } = read(sessionSchema, answer, 'StartSession');
      if (!tls) {
        session = { record, certificateMatches: undefined };
        return;
      }
      const plain = channel;
      const { socket, rest } = plain.detach();
      try {
        const secured = await secureSocket(socket, rest, record, { ...wire, timeoutMs: DEFAULT_TIMEOUT_MS });
        session = { record, certificateMatches: isRecordedDevice(record, secured) };
        channel = createPlistChannel(secured, { ...wire, tls: true });
        follow(channel);
      } catch (error) {
        over.abort(error);
        throw error;
      }
    },
    deviceCertificateMatches: () => session?.certificateMatches,
    async startService(name, options = {}) {
      const { socket, rest, tls } = await startRawService(name, options);
      return createPlistChannel(socket, { service: name, clock, signal, trace, tls, rest });
    },
    startRawService,
    async enterRecovery() {
      await request({ Request: 'EnterRecovery' });
    },
    close: () => channel.close(),
  };
}

function read<T>(schema: z.ZodType<T>, answer: PlistDict, request: string): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new KitError('device.bad-answer', { service: 'lockdownd', reason: `incomplete answer to ${request}` });
}

function textOf(value: PlistValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
