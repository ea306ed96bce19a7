import type { CommandInput, CommandOutput } from '../../../../shared/contract/commands.ts';
import { useBench } from '../../../state/bench-store.ts';
import { type Command, useCommand } from '../../../state/use-command.ts';

type AutoKind = 'autorun.start' | 'autorun.stop';

/** Starting or stopping. The answer is the new state, shown at once instead of with the next event. */
export function useAutoCommand<K extends AutoKind>(kind: K): Command<CommandInput<K>, CommandOutput<K>> {
  const command = useCommand(kind);
  const show = (autoRun: CommandOutput<K> | undefined) => {
    useBench.setState(({ status }) =>
      autoRun === undefined || status === undefined ? {} : { status: { ...status, autoRun } },
    );
    return autoRun;
  };
  return {
    ...command,
    run: async (input) => show(await command.run(input)),
    retry: async () => show(await command.retry()),
  };
}
