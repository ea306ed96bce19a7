import type { ClientRequest } from 'node:http';
import { Agent, type AgentOptions } from 'node:https';
import type { Duplex } from 'node:stream';

/**
 * Keeps connections between requests, but none on which the server speaks unasked: those bytes would pass for the
 * answer to the next request (a proxy that repeats an answer does this).
 */
export class KeptAgent extends Agent {
  readonly #guards = new WeakMap<Duplex, () => void>();

  constructor(options: AgentOptions) {
    super({ ...options, keepAlive: true });
  }

  override keepSocketAlive(socket: Duplex): boolean {
    if (socket.readableLength > 0 || !keepsSocket(super.keepSocketAlive(socket))) return false;
    const guard = () => void socket.destroy();
    this.#guards.set(socket, guard);
    socket.on('data', guard);
    return true;
  }

  override reuseSocket(socket: Duplex, request: ClientRequest): void {
    const guard = this.#guards.get(socket);
    if (guard !== undefined) socket.off('data', guard);
    super.reuseSocket(socket, request);
  }
}

/** Node's types call this void; it is whether the socket is kept. */
function keepsSocket(kept: unknown): boolean {
  return kept !== false;
}
