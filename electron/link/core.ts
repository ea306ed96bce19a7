import type { Caller } from '../../shared/contract/command.ts';
import type { StationPatch } from '../../shared/contract/events.ts';

/** The running core as a transport sees it: untyped at this edge, validated inside by the contract's schemas. */
export type StationCore = {
  readonly station: string;
  /** Rejects with `KitError` only. */
  handle(kind: string, input: unknown, caller: Caller): Promise<unknown>;
  subscribe(listener: (patch: StationPatch) => void): () => void;
};
