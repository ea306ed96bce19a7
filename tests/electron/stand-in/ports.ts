import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

export class MessagePortMain extends EventEmitter {
  /** This is what goes where the port is handed over. */
  readonly inner: MessagePort;
  constructor(inner: MessagePort) {
    super();
    this.inner = inner;
    inner.on('close', () => this.emit('close'));
  }
  postMessage = (message: unknown): void => this.inner.postMessage(message);
  start = (): unknown => this.inner.on('message', (data) => this.emit('message', { data, ports: [] }));
  close = (): void => this.inner.close();
}

export class MessageChannelMain {
  readonly #channel = new MessageChannel();
  readonly port1 = new MessagePortMain(this.#channel.port1);
  readonly port2 = new MessagePortMain(this.#channel.port2);
}

export type PortMessage = { readonly type: 'port' | 'port-closed'; readonly id: number; readonly data?: unknown };
let lastId = 0;

/** Ports that crossed one line to another process or world: by id, both ways. */
export class PortCrossing {
  readonly #crossed = new Map<number, MessagePort>();
  readonly #tell: (message: PortMessage) => void;
  constructor(tell: (message: PortMessage) => void) {
    this.#tell = tell;
  }
  send({ inner }: MessagePortMain, id = ++lastId): number {
    this.#crossed.set(id, inner);
    inner.on('message', (data) => this.#tell({ type: 'port', id, data }));
    inner.on('close', () => this.#tell({ type: 'port-closed', id }));
    return id;
  }
  /** A new port here that stands for the one over there. */
  receive(id: number): MessagePortMain {
    const { port1, port2 } = new MessageChannelMain();
    this.send(port1, id);
    return port2;
  }
  take({ type, id, data }: PortMessage): void {
    if (type === 'port') this.#crossed.get(id)?.postMessage(data);
    else this.#crossed.get(id)?.close();
  }
  closeAll(): void {
    for (const port of this.#crossed.values()) port.close();
  }
}
