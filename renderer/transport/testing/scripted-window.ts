import type { Greeting, HostEvent } from '../../../shared/contract/host.ts';
import type { CoreState, WindowCall, WindowEvent, WindowState } from '../../../shared/contract/window.ts';
import { stationPortMessage } from '../../../shared/contract/window-bridge.ts';
import type { NativeWindow } from '../native-window.ts';
import type { PortMailbox } from '../port-wire.ts';

const origin = 'app://kitbench';
const greeting: Greeting = { face: 'window', role: 'operator', offersPractice: true, offersObservers: false };

/** The native window's program with a core that does what it is told, and the page's own mailbox. */
export function scriptedWindow(first: CoreState) {
  const listeners = new Set<(event: WindowEvent) => void>();
  const asked: { readonly kind: WindowCall; readonly input: unknown }[] = [];
  /** The core's ends of the ports that were handed over. */
  const ports: MessagePort[] = [];
  const mailbox = Object.assign(new EventTarget(), { location: { origin } }) as EventTarget & PortMailbox;
  let core = first;
  let answerHost: (input: unknown) => unknown = () => ({});
  const state = () => ({ core }) as WindowState;
  const tell = (event: WindowEvent) => {
    for (const listener of [...listeners]) listener(event);
  };

  /** As the preload script posts it; `from` stands for whoever else could. */
  function post(
    from: { readonly source?: unknown; readonly origin?: string; readonly type?: string } = {},
  ): MessagePort {
    const { port1, port2 } = new MessageChannel();
    const message = {
      data: { type: from.type ?? stationPortMessage, greeting },
      ports: [port2],
      source: from.source ?? mailbox,
      origin: from.origin ?? origin,
    };
    mailbox.dispatchEvent(Object.assign(new Event('message'), message));
    return port1;
  }

  const answers: Partial<Record<WindowCall, (input: unknown) => unknown>> = {
    'state.read': state,
    'station.connect': () => {
      if (core.state !== 'running') return { connected: false };
      ports.push(post());
      return { connected: true };
    },
    'host.ask': (input) => answerHost(input),
  };
  const native: NativeWindow = {
    call: async (kind, input) => {
      asked.push({ kind, input });
      return answers[kind]?.(input) as never;
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return {
    native,
    mailbox,
    asked,
    ports,
    post,
    listening: () => listeners.size,
    become: (next: CoreState) => {
      core = next;
      tell({ type: 'state', state: state() });
    },
    tellHost: (event: HostEvent) => tell({ type: 'host', event }),
    answerHost: (answer: (input: unknown) => unknown) => {
      answerHost = answer;
    },
  };
}
