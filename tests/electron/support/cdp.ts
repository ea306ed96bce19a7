/** One tab of a browser, by Chromium's DevTools protocol. */
export type Tab = {
  /** The tab's target, and its main frame. */
  readonly id: string;
  /** Rejects with what Chromium says. */
  send(method: string, params?: object): Promise<unknown>;
};

type Incoming = { id?: number; result?: unknown; error?: Error; method: string; params: unknown; sessionId?: string };
type Listener = (method: string, params: unknown) => void;

/** A second client beside the test, which owns the browser. @returns opens an empty tab. */
export async function connectBrowser(url: string): Promise<(listener: Listener) => Promise<Tab>> {
  const socket = new WebSocket(url);
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners = new Map<string | undefined, Listener>();
  let nextId = 0;
  await new Promise((opened) => socket.addEventListener('open', opened));
  socket.onmessage = ({ data }) => {
    const { id, result, error, method, params, sessionId }: Incoming = JSON.parse(String(data));
    if (id === undefined) listeners.get(sessionId)?.(method, params);
    else if (error === undefined) waiting.get(id)?.resolve(result);
    else waiting.get(id)?.reject(new Error(error.message));
    waiting.delete(id ?? 0);
  };
  const send = (method: string, params: object = {}, sessionId?: string): Promise<unknown> => {
    const answer = Promise.withResolvers<unknown>();
    waiting.set(++nextId, answer);
    socket.send(JSON.stringify({ id: nextId, method, params, sessionId }));
    return answer.promise;
  };
  return async (listener) => {
    const { targetId } = (await send('Target.createTarget', { url: 'about:blank' })) as { targetId: string };
    const attached = await send('Target.attachToTarget', { targetId, flatten: true });
    const { sessionId } = attached as { sessionId: string };
    listeners.set(sessionId, listener);
    return { id: targetId, send: (method, params) => send(method, params, sessionId) };
  };
}
