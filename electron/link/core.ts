import type { Role } from '../../shared/contract/command.ts';
import type { SequencedEvent } from '../../shared/contract/events.ts';

/** The running core as a transport sees it: untyped at this edge, validated inside by the contract's schemas. */
export type StationCore = {
  readonly station: string;
  /** Rejects with `KitError` only. */
  handle(kind: string, input: unknown, caller: { readonly role: Role; readonly commandId?: string }): Promise<unknown>;
  subscribe(listener: (event: SequencedEvent) => void): () => void;
};
