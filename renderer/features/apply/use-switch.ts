import type { CommandInput, CommandOutput } from '../../../shared/contract/commands.ts';
import { useBench } from '../../state/bench-store.ts';
import { type Command, useCommand } from '../../state/use-command.ts';

type SwitchKind = 'station.arm' | 'station.pause';

/** A switch of the station. Its answer is its new state, shown at once instead of with the next event. */
export function useSwitch<K extends SwitchKind>(kind: K): Command<CommandInput<K>, CommandOutput<K>> {
  const command = useCommand(kind);
  const show = (status: CommandOutput<K> | undefined) => {
    if (status !== undefined) useBench.setState({ status });
    return status;
  };
  return {
    ...command,
    run: async (input) => show(await command.run(input)),
    retry: async () => show(await command.retry()),
  };
}
