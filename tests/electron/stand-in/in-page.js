// biome-ignore-all lint/correctness/noUnusedVariables: called by the script that this file becomes part of
// Runs in the page, in two worlds: the page's own and the preload script's. They share the DOM and nothing else, so they
// talk by events on a node that only they hold. Functions and promises cross by id, everything else as a copy.

function bridgeEnd(node, incoming, outgoing) {
  const known = new Map();
  let nextId = 0;
  const send = (message) => node.dispatchEvent(new CustomEvent(outgoing, { detail: message }));
  const keep = (value) => known.set(++nextId, value) && nextId;

  function encode(value) {
    if (typeof value === 'function') return { kind: 'function', id: keep(value) };
    if (typeof value?.then !== 'function') return { kind: 'plain', value };
    const id = ++nextId;
    value.then(
      (result) => send({ type: 'settled', id, value: encode(result) }),
      (error) => send({ type: 'settled', id, failure: error.message }),
    );
    return { kind: 'promise', id };
  }

  function decode({ kind, id, value }) {
    if (kind === 'function') return (...args) => callOther(id, args);
    if (kind === 'promise') return new Promise((resolve, reject) => known.set(`settle ${id}`, { resolve, reject }));
    return value;
  }

  function callOther(id, args) {
    const call = ++nextId;
    send({ type: 'call', id, call, args: args.map(encode) });
    const { value, failure } = known.get(`returned ${call}`);
    known.delete(`returned ${call}`);
    if (failure !== undefined) throw new Error(failure);
    return decode(value);
  }

  const handlers = {
    call({ id, call, args }) {
      try {
        send({ type: 'returned', call, value: encode(known.get(id)(...args.map(decode))) });
      } catch (error) {
        send({ type: 'returned', call, failure: error.message });
      }
    },
    returned: (message) => known.set(`returned ${message.call}`, message),
    settled({ id, value, failure }) {
      const { resolve, reject } = known.get(`settle ${id}`);
      if (failure === undefined) resolve(decode(value));
      else reject(new Error(failure));
    },
    expose({ name, members }) {
      const api = Object.fromEntries(members.map(([key, member]) => [key, decode(member)]));
      Object.defineProperty(window, name, { value: Object.freeze(api), enumerable: true });
    },
  };
  node.addEventListener(incoming, ({ detail }) => handlers[detail.type](detail));
  return { send, encode };
}

function mainWorld() {
  const meet = (event) => {
    event.stopImmediatePropagation();
    bridgeEnd(event.relatedTarget, 'to-page', 'to-preload');
  };
  window.addEventListener('electron-stand-in', meet, { once: true, capture: true });
}

function preloadWorld(preload) {
  const node = document.createElement('a');
  const end = bridgeEnd(node, 'to-preload', 'to-page');
  window.dispatchEvent(new MouseEvent('electron-stand-in', { relatedTarget: node }));
  const tellMain = (message) => globalThis.electronMain(JSON.stringify(message));
  const answers = new Map();
  const listeners = new Map();
  const pumps = new Map();
  let nextId = 0;

  function receivePort(id) {
    const { port1, port2 } = new MessageChannel();
    pumps.set(id, port1);
    port1.onmessage = ({ data }) => tellMain({ type: 'port', id, data });
    return port2;
  }

  globalThis.fromElectronMain = {
    answer: ({ id, value, failure }) =>
      failure === undefined ? answers.get(id).resolve(value) : answers.get(id).reject(new Error(failure)),
    message({ channel, args, ports }) {
      const event = { ports: ports.map(receivePort) };
      for (const listener of [...(listeners.get(channel) ?? [])]) listener(event, ...args);
    },
    port: ({ id, data }) => pumps.get(id)?.postMessage(data),
    'port-closed': ({ id }) => pumps.get(id)?.close(),
  };
  const ipcRenderer = {
    invoke: (channel, ...args) =>
      new Promise((resolve, reject) => {
        answers.set(++nextId, { resolve, reject });
        tellMain({ type: 'invoke', id: nextId, channel, args });
      }),
    on: (channel, listener) => void listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener)),
    removeListener: (channel, listener) => void listeners.get(channel)?.delete(listener),
  };
  const contextBridge = {
    exposeInMainWorld: (name, api) =>
      end.send({ type: 'expose', name, members: Object.entries(api).map(([key, value]) => [key, end.encode(value)]) }),
  };
  preload((name) => (name === 'electron' ? { contextBridge, ipcRenderer } : undefined));
}
