import { z } from 'zod';
import { greetingSchema, hostCommands } from '../../shared/contract/host.ts';
import type { CoreState, WindowEvent } from '../../shared/contract/window.ts';
import { stationPortMessage } from '../../shared/contract/window-bridge.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { NativeWindow } from './native-window.ts';
import type { HostLine, OpenWire, Wire } from './wire.ts';

const portMessageSchema = z.object({ type: z.literal(stationPortMessage), greeting: greetingSchema });
type ReceivedPort = { readonly port: MessagePort; readonly greeting: z.infer<typeof greetingSchema> };

/** As much of the page's own window as is used: where the preload script hands over the ports. */
export type PortMailbox = Pick<Window, 'addEventListener' | 'location'>;

/** From asking for a port to having it; both ends are on this Mac. */
const patienceMs = 8_000;

/**
 * Opens wires over message ports whose other end is the core. A port serves one start of the core, so a wire ends with
 * the state that says so, and the next one waits for a core that runs.
 */
export function portWires(native: NativeWindow, mailbox: PortMailbox): OpenWire {
  const receivePort = mailboxOf(mailbox);
  return async (signal) => {
    const start = await coreRunning(native, signal);
    const received = receivePort(AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]));
    // Only the port counts; a failure of the request ends the waiting for it.
    received.catch(() => {});
    const { connected } = await native.call('station.connect', {});
    if (!connected) throw new KitError('station.connection-lost');
    const { port, greeting } = await received;
    return wireOf(native, port, greeting, start);
  };
}

/** Takes the ports that the preload script posts. One that nobody waits for is closed: its core must not wait either. */
function mailboxOf(mailbox: PortMailbox): (patience: AbortSignal) => Promise<ReceivedPort> {
  let waiting: PromiseWithResolvers<ReceivedPort> | undefined;
  mailbox.addEventListener('message', ({ data, ports, source, origin }) => {
    const message = portMessageSchema.safeParse(data);
    const [port] = ports;
    if (source !== mailbox || origin !== mailbox.location.origin || !message.success || port === undefined) return;
    if (waiting === undefined) port.close();
    else waiting.resolve({ port, greeting: message.data.greeting });
    waiting = undefined;
  });
  return (patience) => {
    const mine = Promise.withResolvers<ReceivedPort>();
    waiting = mine;
    patience.addEventListener('abort', () => {
      if (waiting === mine) waiting = undefined;
      mine.reject(new KitError('station.connection-lost'));
    });
    return mine.promise;
  };
}

/** @returns the core's start, once it runs; however long a person takes to unlock the vault. */
async function coreRunning(native: NativeWindow, signal: AbortSignal): Promise<number> {
  const running = Promise.withResolvers<number>();
  const take = (core: CoreState) => {
    if (core.state === 'running') running.resolve(core.start);
  };
  const stop = native.onEvent((event) => {
    if (event.type === 'state') take(event.state.core);
  });
  const abort = () => running.reject(new KitError('station.connection-lost'));
  signal.addEventListener('abort', abort);
  try {
    take((await native.call('state.read', {})).core);
    return await running.promise;
  } finally {
    stop();
    signal.removeEventListener('abort', abort);
  }
}

function wireOf(native: NativeWindow, port: MessagePort, greeting: Wire['greeting'], start: number): Wire {
  let stopListening = () => {};
  const close = (onClosed: () => void) => {
    stopListening();
    port.close();
    onClosed();
  };
  let closed = () => close(() => {});
  const isOver = (event: WindowEvent) =>
    event.type === 'state' && !(event.state.core.state === 'running' && event.state.core.start === start);
  return {
    greeting,
    host: hostLineOf(native),
    send: (text) => port.postMessage(text),
    listen: ({ onText, onClosed }) => {
      closed = () => close(onClosed);
      stopListening = native.onEvent((event) => {
        if (isOver(event)) closed();
      });
      port.addEventListener('close', () => closed());
      port.onmessage = ({ data }) => onText(String(data));
      // What the core became while the port was on its way was told before anybody listened.
      native.call('state.read', {}).then(
        (state) => {
          if (isOver({ type: 'state', state })) closed();
        },
        () => closed(),
      );
    },
    close: () => closed(),
  };
}

/** The window answers for the program around the page; the core knows nothing of it. */
function hostLineOf(native: NativeWindow): HostLine {
  return {
    ask: (kind, input) => native.call('host.ask', { kind, input: hostCommands[kind].input.parse(input) }),
    listen: (listener) =>
      native.onEvent((event) => {
        if (event.type === 'host') listener(event.event);
      }),
  };
}
