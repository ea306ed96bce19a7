/** A raw client of Chromium's DevTools protocol: the browser belongs to the test, this is a second one beside it. */
export type Cdp = {
  send<T = unknown>(method: string, params?: object, sessionId?: string): Promise<T>;
  /** Events of one session. */
  listen(sessionId: string, listener: (method: string, params: never) => void): void;
};

type Incoming = { id?: number; result?: unknown; error?: Error; method: string; params: never; sessionId?: string };

export async function connectCdp(url: string): Promise<Cdp> {
  const socket = new WebSocket(url);
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners = new Map<string | undefined, (method: string, params: never) => void>();
  let nextId = 0;
  await new Promise((opened) => socket.addEventListener('open', opened));
  socket.onmessage = ({ data }) => {
    const { id, result, error, method, params, sessionId }: Incoming = JSON.parse(String(data));
    if (id === undefined) listeners.get(sessionId)?.(method, params);
    else if (error === undefined) waiting.get(id)?.resolve(result);
    else waiting.get(id)?.reject(new Error(error.message));
    waiting.delete(id ?? 0);
  };
  return {
    send: <T>(method: string, params: object = {}, sessionId?: string) => {
      const answer = Promise.withResolvers<unknown>();
      waiting.set(++nextId, answer);
      socket.send(JSON.stringify({ id: nextId, method, params, sessionId }));
      return answer.promise as Promise<T>;
    },
    listen: (sessionId, listener) => void listeners.set(sessionId, listener),
  };
}
