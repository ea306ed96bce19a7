import type { SecureContext } from 'node:tls';
import type { FrameSplitter } from '../../../codecs/frame-splitter.ts';
import type { PlistValue } from '../../../codecs/plist/value.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import type { ServiceReply } from '../services/handler.ts';
import type { Traffic } from '../traffic/traffic.ts';
import type { DeviceStream } from './device-stream.ts';

export type Decoded = {
  readonly name: string;
  readonly body: PlistValue | undefined;
  run(): Promise<Answer | undefined>;
};

export type Answer = {
  readonly bytes?: Buffer;
  /** What the log shows of the answer. */
  readonly shape?: PlistValue;
  readonly afterwards?: ServiceReply['afterwards'] | StartTls;
};

/** Goes on under TLS, with whom `accepts` says. */
export type StartTls = { readonly context: SecureContext; accepts(certificate: Buffer | undefined): boolean };

export type ConversationOptions = {
  readonly device: SimulatedDevice;
  readonly traffic: Traffic;
  readonly service: string;
  readonly splitter: FrameSplitter;
  /** Throws for bytes that are no request: the connection is closed. */
  decode(frame: Buffer): Decoded;
};

export type Conversation = {
  /** Takes bytes off the wire. */
  data(chunk: Buffer): void;
  /** Hands the stream over to TLS before the first request (services); `rest` came before. */
  startTls(tls: StartTls, rest: Buffer): Promise<void>;
};

/** Serves the requests of one connection one after the other, each through log, gates, faults and latency. */
export function createConversation(stream: DeviceStream, options: ConversationOptions): Conversation {
  const { device, traffic, service, splitter } = options;
  /** Bytes that came while a request was being served: they may be a TLS handshake, not frames. */
  let stashed: Buffer[] = [];
  let busy = false;
  /** The device ended the connection, or stalls its handshake: the client is not heard any more. */
  let deaf = false;

  function end(): void {
    deaf = true;
    stream.destroy();
  }

  async function serve(frame: Buffer): Promise<void> {
    const request = options.decode(frame);
    const message = { device, service, name: request.name, body: request.body };
    const { entry, drop } = await traffic.received(message);
    if (drop) return end();
    const answer = await request.run().catch((error: unknown) => {
      entry.failure = error instanceof Error ? error.name : 'unknown';
      throw error;
    });
    if (answer === undefined) return;
    const verdict = await traffic.answered(message, entry, answer.shape);
    if (verdict === 'drop') end();
    else if (verdict === 'send' && answer.bytes) stream.write(answer.bytes);
    await follow(answer.afterwards);
  }

  async function follow(afterwards: Answer['afterwards']): Promise<void> {
    if (afterwards === undefined) return;
    if (typeof afterwards === 'object') return startTls(afterwards);
    deaf = true;
    if (afterwards === 'close') return stream.finish();
    // Not awaited, and done even if the connection is gone: the device ends its connections itself.
    device[afterwards]();
  }

  async function startTls({ context, accepts }: StartTls): Promise<void> {
    const where = { udid: device.hardware.udid, service };
    if (traffic.faults.fire('stall-handshake', where)) {
      deaf = true;
      return;
    }
    const rest = Buffer.concat([splitter.rest(), ...stashed]);
    stashed = [];
    const certificate = await stream.startTls(context, rest);
    if (!accepts(certificate)) return end();
    device.counters.handshakes += 1;
  }

  async function work(run: () => Promise<void>): Promise<void> {
    busy = true;
    try {
      await run();
      while (stashed.length > 0 && !deaf) {
        const chunk = Buffer.concat(stashed);
        stashed = [];
        // What came before a client went away is served all the same: a device has read it already.
        for (const frame of splitter.push(chunk)) if (!deaf) await serve(frame);
      }
    } catch {
      // Whatever a client sent that cannot be read, or a handler could not take: a device just closes.
      end();
    } finally {
      busy = false;
      stream.resume();
    }
  }

  return {
    data(chunk) {
      if (deaf) return;
      stashed.push(chunk);
      stream.pause();
      if (!busy) void work(async () => {});
    },
    startTls(tls, rest) {
      stashed.push(rest);
      return work(() => startTls(tls));
    },
  };
}
