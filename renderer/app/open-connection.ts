import { type Connection, keepConnected } from '../transport/connection.ts';
import { nativeWindow } from '../transport/native-window.ts';
import { portWires } from '../transport/port-wire.ts';
import { websocketWires } from '../transport/websocket-wire.ts';
import type { OpenWire } from '../transport/wire.ts';

/** Connects this page to its station: over the window's message port, or over a WebSocket to where the page came from. */
export function openConnection(): Connection {
  return keepConnected(nativeWindow === undefined ? browserWires() : portWires(nativeWindow, window));
}

function browserWires(): OpenWire {
  const { protocol, host } = window.location;
  return websocketWires(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/station`, takeToken());
}

/** Takes the one-time token out of the address at once, so that no history, bookmark or screen keeps it. */
function takeToken(): string | undefined {
  const token = /^#token=([\w-]+)$/.exec(window.location.hash)?.[1];
  if (token !== undefined) history.replaceState(null, '', window.location.pathname);
  return token;
}
