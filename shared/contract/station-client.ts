import type { CommandInput, CommandKind, CommandOutput } from './commands.ts';
import type { StationPatch } from './events.ts';

/** One station as a face sees it, whether in process, over a socket or over a message port. Rejects with `KitError`. */
export type StationClient = {
  call<K extends CommandKind>(kind: K, input: CommandInput<K>, commandId?: string): Promise<CommandOutput<K>>;
  /** @returns an unsubscribe function. */
  subscribe(listener: (patch: StationPatch) => void): () => void;
  close(): Promise<void>;
};
