import { randomUUID } from 'node:crypto';
import type { Role } from '../../shared/contract/command.ts';
import { type CommandKind, type CommandOutput, commands } from '../../shared/contract/commands.ts';
import type { StationClient } from '../../shared/contract/station-client.ts';
import type { StationCore } from './core.ts';

/** A client of a core in this very process: the same contract, no transport. */
export function localClient(core: StationCore, role: Role, close: () => Promise<void>): StationClient {
  return {
    call: async (kind, input, commandId = randomUUID()) =>
      readOutput(kind, await core.handle(kind, input, { role, seat: 'terminal', commandId })),
    subscribe: (listener) => core.subscribe(listener),
    close,
  };
}

/** Answers are parsed on the reading side too: a face never trusts a shape it did not check. */
export function readOutput<K extends CommandKind>(kind: K, output: unknown): CommandOutput<K> {
  return commands[kind].output.parse(output) as CommandOutput<K>;
}
