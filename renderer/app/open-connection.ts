import { type Connection, keepConnected } from '../transport/connection.ts';
import { websocketWires } from '../transport/websocket-wire.ts';

/** Connects this page to its station: over a WebSocket to where the page came from. */
export function openConnection(): Connection {
  const { protocol, host } = window.location;
  return keepConnected(websocketWires(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/station`, takeToken()));
}

/** Takes the one-time token out of the address at once, so that no history, bookmark or screen keeps it. */
function takeToken(): string | undefined {
  const token = /^#token=([\w-]+)$/.exec(window.location.hash)?.[1];
  if (token !== undefined) history.replaceState(null, '', window.location.pathname);
  return token;
}
