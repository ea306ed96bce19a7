import type { AttachedDevice } from '../../../shared/domain/device.ts';
import { asKitError, KitError } from '../../../shared/errors/kit-error.ts';
import { muxFrameSplitter } from '../../codecs/usbmux-frames.ts';
import { type Clock, delay } from '../../ports/clock.ts';
import { muxFaults } from '../streams/faults.ts';
import { type FramedSocket, frameSocket } from '../streams/framed-socket.ts';
import type { MuxAddress } from './address.ts';
import { dialMux } from './dial.ts';
import {
  encodeMuxRequest,
  MAX_MUX_ANSWER_BYTES,
  MuxResult,
  readAttached,
  readMuxFrame,
  resultNumber,
} from './messages.ts';

/** `down` voids every device id announced so far; after the next `up` the present devices are announced again. */
export type MuxEvent =
  | { readonly type: 'up' }
  | { readonly type: 'down'; readonly problem: KitError }
  | { readonly type: 'attached'; readonly device: AttachedDevice }
  | { readonly type: 'detached'; readonly deviceId: number }
  | { readonly type: 'paired'; readonly deviceId: number };

export type MuxWatchOptions = {
  readonly clock: Clock;
  /** 0 ≤ random() < 1, for the jitter of the back-off. */
  readonly random: () => number;
  readonly onEvent: (event: MuxEvent) => void;
  readonly signal: AbortSignal;
};

const ANSWER_MS = 10_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Listens to usbmuxd on a connection of its own until the signal aborts; connects again with a growing, jittered pause
 * (the open usbmuxd exits while nothing is plugged in, device-protocols §1.5). An outage gives one `down`, however
 * many attempts it takes.
 */
export function watchMux(address: MuxAddress, options: MuxWatchOptions): void {
  void watchForEver(address, options);
}

async function watchForEver(address: MuxAddress, { clock, random, onEvent, signal }: MuxWatchOptions): Promise<void> {
  let pauseMs = FIRST_PAUSE_MS;
  let down = false;
  while (!signal.aborted) {
    let problem: KitError;
    try {
      const stream = await openListener(address, clock, signal);
      down = false;
      pauseMs = FIRST_PAUSE_MS;
      onEvent({ type: 'up' });
      problem = await relayEvents(stream, onEvent);
    } catch (error) {
      problem = asKitError(error);
    }
    if (signal.aborted) return;
    if (!down) onEvent({ type: 'down', problem });
    down = true;
    await delay(clock, pauseMs * (0.5 + random() / 2), signal).catch(() => {});
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }
}

async function openListener(address: MuxAddress, clock: Clock, signal: AbortSignal): Promise<FramedSocket> {
  const socket = await dialMux(address, { clock, timeoutMs: ANSWER_MS, signal });
  const splitter = muxFrameSplitter({ maxFrame: MAX_MUX_ANSWER_BYTES });
  const stream = frameSocket(socket, splitter, { clock, faults: muxFaults('Listen'), signal });
  try {
    stream.send(encodeMuxRequest(1, { MessageType: 'Listen' }));
    const frame = await stream.receive({ message: 'Listen', timeoutMs: ANSWER_MS });
    const number = resultNumber(readMuxFrame(frame).message);
    if (number === MuxResult.ok) return stream;
    throw new KitError('usbmux.failed', { command: 'Listen', number: String(number) });
  } catch (error) {
    stream.close();
    throw error;
  }
}

/** Passes events on until the connection ends; gives the reason. */
async function relayEvents(stream: FramedSocket, onEvent: (event: MuxEvent) => void): Promise<KitError> {
  const announced = new Set<number>();
  try {
    for (;;) {
      const { message } = readMuxFrame(await stream.receive({ message: 'an event' }));
      const event = readEvent(message);
      if (event === undefined) continue;
      if (event.type === 'attached') announced.add(event.device.deviceId);
      else if (!announced.has(event.deviceId)) continue;
      if (event.type === 'detached') announced.delete(event.deviceId);
      onEvent(event);
    }
  } catch (error) {
    stream.close();
    return asKitError(error);
  }
}

type DeviceEvent = Extract<MuxEvent, { type: 'attached' | 'detached' | 'paired' }>;

/** `undefined` for what does not concern devices on a cable. */
function readEvent(message: Record<string, unknown>): DeviceEvent | undefined {
  const { MessageType: type, DeviceID: deviceId } = message;
  if (type === 'Attached') {
    const device = readAttached(message);
    return device && { type: 'attached', device };
  }
  if (typeof deviceId !== 'number') return undefined;
  if (type === 'Detached') return { type: 'detached', deviceId };
  return type === 'Paired' ? { type: 'paired', deviceId } : undefined;
}
