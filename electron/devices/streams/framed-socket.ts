import type { Socket } from 'node:net';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { FrameError, type FrameSplitter } from '../../codecs/frame-splitter.ts';
import type { Clock } from '../../ports/clock.ts';
import { abortReason, type StreamFaults } from './faults.ts';

/** A stream that is read frame by frame, within bounds and deadlines. It never emits an unhandled 'error'. */
export type FramedSocket = {
  /** Aborts when the stream is over, but not when it was handed on; its `reason` is that KitError. */
  readonly signal: AbortSignal;
  /** Frames that came but were not received yet. */
  unread(): number;
  /** @throws KitError when the stream is over. */
  send(bytes: Buffer): void;
  /**
   * The next frame. A wait that fails ends the stream: a late answer could be taken for the next one's.
   * @param wait.message what is waited for, in words for the error
   * @param wait.timeoutMs left out = until the stream or the signal ends
   */
  receive(wait: ReceiveWait): Promise<Buffer>;
  /** Ends the stream with this reason. */
  fail(error: KitError): void;
  close(): void;
  /** Hands the socket, paused, and the bytes nobody has received to whoever reads on. */
  detach(): { socket: Socket; rest: Buffer };
};

export type ReceiveWait = {
  readonly message: string;
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Pauses the socket with this frame: what follows is for whoever reads on after `detach`. */
  readonly last?: boolean;
};

/** More unread frames or bytes than these: a flood, not a conversation. */
const MAX_UNREAD_FRAMES = 1024;
const MAX_UNREAD_BYTES = 32 * 1024 * 1024;

const NOTHING = Buffer.alloc(0);

/** Keeps a socket's 'error' from ever being unhandled, also after all other listeners are gone. */
export function tameErrors<T extends Socket>(socket: T): T {
  return socket.on('error', () => {});
}

export function frameSocket(
  socket: Socket,
  splitter: FrameSplitter,
  options: {
    readonly clock: Clock;
    readonly faults: StreamFaults;
    readonly signal?: AbortSignal | undefined;
    /** Bytes read before, which come first. */
    readonly rest?: Buffer | undefined;
  },
): FramedSocket {
  const { clock, faults, signal } = options;
  const over = new AbortController();
  const inbox: Buffer[] = [];
  let inboxBytes = 0;
  let heard = false;
  let handedOn = false;
  let ended: KitError | undefined;
  let waiting: { last: boolean; resolve: (frame: Buffer) => void; reject: (error: unknown) => void } | undefined;

  function end(error: KitError): void {
    if (ended !== undefined) return;
    ended = error;
    stopListening();
    socket.destroy();
    const waiter = waiting;
    waiting = undefined;
    over.abort(error);
    waiter?.reject(error);
  }

  const onData = (chunk: Buffer) => {
    try {
      const frames = splitter.push(chunk);
      for (const frame of frames) take(frame);
      // A bad header behind good frames is told by the next push: it must not wait for more bytes.
      if (frames.length > 0 && !handedOn) splitter.push(NOTHING);
    } catch (error) {
      end(faults.unreadable(error instanceof FrameError ? error.message : 'no frame', error));
    }
  };
  const onError = (error: Error) => end(faults.lost(error, !heard));
  const onEnd = () => end(faults.lost(undefined, !heard));
  const onAbort = () => signal && end(abortReason(signal, faults.what));

  function take(frame: Buffer): void {
    if (ended !== undefined) return;
    heard = true;
    if (waiting !== undefined) {
      const { last, resolve } = waiting;
      waiting = undefined;
      if (last) stopReading();
      resolve(frame);
      return;
    }
    inbox.push(frame);
    inboxBytes += frame.length;
    if (inbox.length > MAX_UNREAD_FRAMES || inboxBytes > MAX_UNREAD_BYTES) {
      end(faults.unreadable('more frames than anybody asked for'));
    }
  }

  function stopReading(): void {
    handedOn = true;
    socket.off('data', onData).pause();
  }

  function stopListening(): void {
    socket.off('data', onData).off('error', onError).off('end', onEnd).off('close', onEnd);
    signal?.removeEventListener('abort', onAbort);
  }

  tameErrors(socket);
  socket.on('error', onError).on('end', onEnd).on('close', onEnd);
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted) onAbort();
  else if (socket.destroyed || socket.readableEnded) onEnd();
  if (options.rest !== undefined && options.rest.length > 0 && ended === undefined) onData(options.rest);
  if (ended === undefined) socket.on('data', onData).resume();

  return {
    signal: over.signal,
    unread: () => inbox.length,
    send(bytes) {
      if (ended !== undefined) throw ended;
      socket.write(bytes);
    },
    receive(wait) {
      const next = inbox.shift();
      if (next !== undefined) {
        inboxBytes -= next.length;
        if (wait.last) stopReading();
        return Promise.resolve(next);
      }
      return new Promise((resolve, reject) => {
        if (wait.signal?.aborted) end(abortReason(wait.signal, faults.what));
        if (ended !== undefined) return reject(ended);
        if (waiting !== undefined) throw new TypeError('somebody waits already');
        const { timeoutMs } = wait;
        const cancel =
          timeoutMs === undefined
            ? undefined
            : clock.after(timeoutMs, () => end(faults.silent(wait.message, timeoutMs)));
        const onWaitAbort = () => wait.signal && end(abortReason(wait.signal, faults.what));
        wait.signal?.addEventListener('abort', onWaitAbort, { once: true });
        const settle = () => {
          cancel?.();
          wait.signal?.removeEventListener('abort', onWaitAbort);
        };
        waiting = {
          last: wait.last ?? false,
          resolve: (frame) => {
            settle();
            resolve(frame);
          },
          reject: (error) => {
            settle();
            reject(error);
          },
        };
      });
    },
    fail: end,
    close: () => end(new KitError('internal.aborted', { what: faults.what })),
    detach() {
      if (ended !== undefined) throw ended;
      ended = new KitError('internal.aborted', { what: faults.what });
      stopListening();
      socket.pause();
      return { socket, rest: Buffer.concat([...inbox.splice(0), splitter.rest()]) };
    },
  };
}
