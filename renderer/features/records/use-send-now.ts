import { useState } from 'react';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import { useCommand } from '../../state/use-command.ts';

export type Sent = CommandOutput<'records.sync'>;

/** `records.sync`, and what came of the last one. */
export function useSendNow() {
  const sync = useCommand('records.sync');
  const [result, setResult] = useState<Sent>();
  const keep = async (answer: Promise<Sent | undefined>) => {
    setResult(undefined);
    setResult(await answer);
  };
  return {
    pending: sync.pending,
    problem: sync.problem,
    result,
    send: () => keep(sync.run({})),
    retry: () => keep(sync.retry()),
    reset: () => {
      sync.reset();
      setResult(undefined);
    },
  };
}
