import { useCallback, useRef, useState } from 'react';
import type { CommandInput, CommandKind, CommandOutput } from '../../shared/contract/commands.ts';
import type { HostCommandKind, HostInput, HostOutput } from '../../shared/contract/host.ts';
import type { Problem } from '../../shared/domain/run.ts';
import { asKitError, isKitError } from '../../shared/errors/kit-error.ts';
import { askHost, station } from './connection-store.ts';

export type Command<Input, Output> = {
  /** @returns the answer, or `undefined` when there is a problem, which is then in `problem`. */
  run(input: Input): Promise<Output | undefined>;
  /** Sends the last input again. After a lost connection it is a replay: what was done is not done twice. */
  retry(): Promise<Output | undefined>;
  readonly pending: boolean;
  readonly problem: Problem | undefined;
  /** Forgets the problem. */
  reset(): void;
};

/** One command of the station with its state: `const save = useCommand('servers.save')`. */
export function useCommand<K extends CommandKind>(kind: K): Command<CommandInput<K>, CommandOutput<K>> {
  return useSending(useCallback((input, commandId) => station().call(kind, input, commandId), [kind]));
}

/** One command of the program around the window, in the same shape. */
export function useHostCommand<K extends HostCommandKind>(kind: K): Command<HostInput<K>, HostOutput<K>> {
  return useSending(useCallback((input, commandId) => askHost(kind, input, commandId), [kind]));
}

function useSending<Input, Output>(send: (input: Input, commandId: string) => Promise<Output>): Command<Input, Output> {
  const [state, setState] = useState<{ readonly pending: boolean; readonly problem: Problem | undefined }>(idle);
  /** The last input, under the id it went by while nobody knows whether it arrived. */
  const last = useRef<{ readonly input: Input; readonly commandId: string | undefined } | undefined>(undefined);

  const sendAs = useCallback(
    async (input: Input, commandId: string) => {
      last.current = { input, commandId };
      setState({ pending: true, problem: undefined });
      try {
        const output = await send(input, commandId);
        last.current = { input, commandId: undefined };
        setState(idle);
        return output;
      } catch (error) {
        const known = asKitError(error);
        if (!isKitError(known, 'station.connection-lost')) last.current = { input, commandId: undefined };
        setState({ pending: false, problem: known.toProblem() });
        return undefined;
      }
    },
    [send],
  );

  const run = useCallback((input: Input) => sendAs(input, crypto.randomUUID()), [sendAs]);
  const retry = useCallback(async () => {
    if (last.current === undefined) return undefined;
    return sendAs(last.current.input, last.current.commandId ?? crypto.randomUUID());
  }, [sendAs]);
  const reset = useCallback(() => setState(idle), []);
  return { run, retry, reset, ...state };
}

const idle = { pending: false, problem: undefined };
