import { useState } from 'react';
import type { CommandOutput } from '../../../../shared/contract/commands.ts';
import { useCommand } from '../../../state/use-command.ts';

export type LinkTestOutcome = {
  readonly at: Date;
  readonly capabilities: CommandOutput<'backends.test'>['capabilities'];
};

/** Asks the MDM something harmless with what is stored, and remembers its answer while the page is open. */
export function useLinkTest(serverId: string) {
  const ask = useCommand('backends.test');
  const [outcome, setOutcome] = useState<LinkTestOutcome>();
  const run = async () => {
    setOutcome(undefined);
    const answer = await ask.run({ serverId });
    if (answer !== undefined) setOutcome({ at: new Date(), capabilities: answer.capabilities });
  };
  return {
    outcome,
    pending: ask.pending,
    problem: ask.problem,
    run: () => void run(),
    reset: () => {
      ask.reset();
      setOutcome(undefined);
    },
  };
}

export type LinkTestState = ReturnType<typeof useLinkTest>;
