import type { Socket } from 'node:net';
import type { KitError } from '../../shared/errors/kit-error.ts';
import { parsePlist } from '../codecs/plist/parse.ts';
import { isDict, type PlistDict, type PlistValue } from '../codecs/plist/value.ts';
import { encodePlistFrame, plistFrameSplitter } from '../codecs/plist-frames.ts';
import type { Clock } from '../ports/clock.ts';
import { deviceFaults } from './streams/faults.ts';
import { frameSocket } from './streams/framed-socket.ts';
import type { WireTrace } from './streams/trace.ts';

/** Request and answer, one at a time, over a socket or TLS: what lockdown and most services speak (§2.1). */
export type PlistChannel = {
  readonly service: string;
  /** Aborts when the connection is over; its `reason` is the KitError. */
  readonly signal: AbortSignal;
  /**
   * Sends a message and gives its answer; requests made meanwhile wait their turn. A request that fails ends the
   * channel, since its late answer could be taken for the next one's.
   * @param options.timeoutMs 10 s when left out
   * @throws KitError `device.no-answer`, `device.connection-lost`, `device.bad-answer`, `lockdown.pair-record-rejected`
   */
  request(message: PlistDict, options?: RequestOptions): Promise<PlistDict>;
  /** Sends a message that has no answer. */
  send(message: PlistDict): void;
  /** The next message that comes by itself. Without `timeoutMs` it waits until the signal or the connection ends. */
  receive(options?: RequestOptions & { readonly message?: string }): Promise<PlistDict>;
  close(): void;
  /** Hands over the paused socket, for the TLS upgrade. */
  detach(): { socket: Socket; rest: Buffer };
};

export type RequestOptions = { readonly timeoutMs?: number | undefined; readonly signal?: AbortSignal | undefined };

export const DEFAULT_TIMEOUT_MS = 10_000;
const MAX_FRAME_BYTES = 16 * 1024 * 1024;

export function createPlistChannel(
  socket: Socket,
  options: {
    readonly service: string;
    readonly clock: Clock;
    readonly tls: boolean;
    readonly rest?: Buffer | undefined;
    readonly signal?: AbortSignal | undefined;
    readonly trace?: WireTrace | undefined;
  },
): PlistChannel {
  const { service, clock, tls, rest, signal, trace } = options;
  const faults = deviceFaults(service, tls);
  const stream = frameSocket(socket, plistFrameSplitter(MAX_FRAME_BYTES), { clock, faults, signal, rest });
  let turn: Promise<unknown> = Promise.resolve();

  function decode(frame: Buffer): PlistDict {
    let value: PlistValue;
    try {
      value = parsePlist(frame, { maxBytes: MAX_FRAME_BYTES });
    } catch (error) {
      throw broken('no property list', error);
    }
    if (!isDict(value)) throw broken('no dictionary');
    return value;
  }

  function broken(reason: string, cause?: unknown): KitError {
    const error = faults.unreadable(reason, cause);
    stream.fail(error);
    return error;
  }

  function write(message: PlistDict, name: string): void {
    trace?.(service, name, 'sent');
    stream.send(encodePlistFrame(message));
  }

  async function exchange(message: PlistDict, { timeoutMs = DEFAULT_TIMEOUT_MS, signal }: RequestOptions) {
    if (stream.unread() > 0) throw broken('an answer nobody asked for');
    const name = messageName(message);
    write(message, name);
    const frame = await stream.receive({ message: name, timeoutMs, signal });
    trace?.(service, name, 'received');
    return decode(frame);
  }

  return {
    service,
    signal: stream.signal,
    request(message, options = {}) {
      const answer = turn.then(() => exchange(message, options));
      turn = answer.catch(() => {});
      return answer;
    },
    send: (message) => write(message, messageName(message)),
    async receive({ message: awaited = 'a message', timeoutMs, signal } = {}) {
      const message = decode(await stream.receive({ message: awaited, timeoutMs, signal }));
      trace?.(service, messageName(message), 'received');
      return message;
    },
    close: () => stream.close(),
    detach() {
      if (stream.unread() > 0) throw broken('an answer nobody asked for');
      return stream.detach();
    },
  };
}

/** The value of the key that names a message, whichever the service uses. */
function messageName(message: PlistDict): string {
  const name = message.Request ?? message.RequestType ?? message.Command;
  return typeof name === 'string' ? name.slice(0, 80) : 'message';
}
