import type { Greeting, HostCommandKind, HostEvent } from '../../shared/contract/host.ts';

/** One live connection that carries the contract's frames as JSON texts: a WebSocket or a message port. */
export type Wire = {
  readonly greeting: Greeting;
  /** Where the program around the face is not on this wire; absent where it answers among the frames. */
  readonly host?: HostLine;
  send(text: string): void;
  /** Called once, before any text can have come. */
  listen(handlers: { readonly onText: (text: string) => void; readonly onClosed: () => void }): void;
  close(): void;
};

export type HostLine = {
  ask(kind: HostCommandKind, input: unknown): Promise<unknown>;
  /** @returns an unsubscribe function. */
  listen(listener: (event: HostEvent) => void): () => void;
};

/** Opens a wire. Rejects with a `KitError`: `station.connection-lost` is tried again, any other is final. */
export type OpenWire = (signal: AbortSignal) => Promise<Wire>;
