import { EventEmitter } from 'node:events';

type Forward = { readonly data: (data: unknown) => void; readonly closed: () => void };

/** One end of a channel. Once handed over, what arrives is forwarded to wherever it went. */
export class MessagePortMain extends EventEmitter {
  #peer: MessagePortMain | undefined;
  #forward: Forward | undefined;
  #held: unknown[] | undefined = [];

  static pair(): [MessagePortMain, MessagePortMain] {
    const [one, other] = [new MessagePortMain(), new MessagePortMain()];
    one.#peer = other;
    other.#peer = one;
    return [one, other];
  }
  static transfer(port: MessagePortMain, forward: Forward): void {
    port.#forward = forward;
    port.start();
  }
  postMessage(message: unknown): void {
    const peer = this.#peer;
    if (peer !== undefined) peer.#arrive(structuredClone(message));
  }
  start(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const data of held) this.#arrive(data);
  }
  close(): void {
    const peer = this.#peer;
    this.#peer = undefined;
    if (peer === undefined) return;
    peer.#peer = undefined;
    if (peer.#forward === undefined) peer.emit('close');
    else peer.#forward.closed();
  }
  #arrive(data: unknown): void {
    if (this.#held !== undefined) this.#held.push(data);
    else if (this.#forward !== undefined) this.#forward.data(data);
    else setImmediate(() => this.emit('message', { data, ports: [] }));
  }
}

export class MessageChannelMain {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;
  constructor() {
    [this.port1, this.port2] = MessagePortMain.pair();
  }
}

export type PortMessage =
  | { readonly type: 'port'; readonly id: number; readonly data: unknown }
  | { readonly type: 'port-closed'; readonly id: number };

let lastId = 0;

/** Ports that crossed one line to another process or world: by id, both ways. */
export class PortCrossing {
  readonly #crossed = new Map<number, MessagePortMain>();
  readonly #tell: (message: PortMessage) => void;
  constructor(tell: (message: PortMessage) => void) {
    this.#tell = tell;
  }
  send(port: MessagePortMain, id = ++lastId): number {
    this.#crossed.set(id, port);
    const closed = () => this.#tell({ type: 'port-closed', id });
    MessagePortMain.transfer(port, { data: (data) => this.#tell({ type: 'port', id, data }), closed });
    return id;
  }
  /** A new port here that stands for the one over there. */
  receive(id: number): MessagePortMain {
    const [there, here] = MessagePortMain.pair();
    this.send(there, id);
    return here;
  }
  take(message: PortMessage): void {
    const port = this.#crossed.get(message.id);
    if (message.type === 'port') port?.postMessage(message.data);
    else port?.close();
  }
  closeAll(): void {
    for (const port of this.#crossed.values()) port.close();
  }
}
