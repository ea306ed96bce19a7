import { type AuthAnswer, type AuthFrame, authAnswerSchema } from '../../shared/contract/host.ts';
import { fromProblem, isKitError, KitError } from '../../shared/errors/kit-error.ts';
import type { OpenWire, Wire } from './wire.ts';

const secretKey = 'kitbench.session';
/** From opening the socket to the answer about who we are. */
const patienceMs = 8_000;

/**
 * Opens WebSockets to the server that this page came from. The address's one-time token is exchanged for a session
 * secret, which stays in sessionStorage: it survives a reload and ends with the tab.
 */
export function websocketWires(url: string, token: string | undefined): OpenWire {
  let unspent = token;
  return async (signal) => {
    if (unspent !== undefined) {
      try {
        return await openWire(url, { type: 'auth', token: unspent }, signal);
      } catch (error) {
        // Spent by an earlier visit of this tab, whose session may still hold.
        if (!isKitError(error, 'serve.refused')) throw error;
      } finally {
        unspent = undefined;
      }
    }
    const session = sessionStorage.getItem(secretKey);
    if (session === null) throw new KitError('serve.refused');
    return openWire(url, { type: 'auth', session }, signal);
  };
}

async function openWire(url: string, proof: AuthFrame, signal: AbortSignal): Promise<Wire> {
  const socket = new WebSocket(url);
  const patience = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
  try {
    const answer = await authenticate(socket, proof, patience);
    if (answer.type === 'refused') throw fromProblem(answer.problem);
    sessionStorage.setItem(secretKey, answer.session);
    return wireOf(socket, answer);
  } catch (error) {
    socket.close();
    throw error;
  }
}

function authenticate(socket: WebSocket, proof: AuthFrame, patience: AbortSignal): Promise<AuthAnswer> {
  return new Promise((resolve, reject) => {
    const ended = new AbortController();
    const fail = () => {
      ended.abort();
      reject(new KitError('station.connection-lost'));
    };
    const listening = { signal: ended.signal };
    patience.addEventListener('abort', fail, listening);
    socket.addEventListener('close', fail, listening);
    socket.addEventListener('open', () => socket.send(JSON.stringify(proof)), listening);
    socket.addEventListener(
      'message',
      ({ data }) => {
        ended.abort();
        const answer = authAnswerSchema.safeParse(JSON.parse(String(data)));
        if (answer.success) resolve(answer.data);
        else reject(new KitError('station.other-version', { theirs: '?' }));
      },
      listening,
    );
  });
}

function wireOf(socket: WebSocket, { greeting }: Extract<AuthAnswer, { type: 'authenticated' }>): Wire {
  return {
    greeting,
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    listen: ({ onText, onClosed }) => {
      socket.addEventListener('message', ({ data }) => onText(String(data)));
      socket.addEventListener('close', onClosed);
      if (socket.readyState >= WebSocket.CLOSING) onClosed();
    },
    close: () => socket.close(),
  };
}
