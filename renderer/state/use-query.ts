import { useCallback, useEffect, useState } from 'react';
import type { CommandInput, CommandKind, CommandOutput } from '../../shared/contract/commands.ts';
import type { Problem } from '../../shared/domain/run.ts';
import { asKitError } from '../../shared/errors/kit-error.ts';
import { station, useOnline } from './connection-store.ts';

export type Query<Output> = {
  /** The newest answer; stays while a newer one is asked for. */
  readonly data: Output | undefined;
  readonly loading: boolean;
  readonly problem: Problem | undefined;
  reload(): void;
};

/**
 * Asks the station when the view opens, when the input changes, and after every reconnection.
 * @param input `undefined` asks nothing. Compared by its JSON text.
 * @param occasion asks again whenever it changes
 */
export function useQuery<K extends CommandKind>(
  kind: K,
  input: CommandInput<K> | undefined,
  occasion?: number,
): Query<CommandOutput<K>> {
  const online = useOnline();
  const [asked, setAsked] = useState(0);
  const [state, setState] = useState<Omit<Query<CommandOutput<K>>, 'reload'>>({
    data: undefined,
    loading: input !== undefined,
    problem: undefined,
  });
  const text = input === undefined ? undefined : JSON.stringify(input);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` and `occasion` ask again
  useEffect(() => {
    if (text === undefined || !online) return;
    let isWanted = true;
    setState(({ data }) => ({ data, loading: true, problem: undefined }));
    station()
      .call(kind, JSON.parse(text))
      .then((data) => isWanted && setState({ data, loading: false, problem: undefined }))
      .catch((error: unknown) => {
        if (isWanted) setState(({ data }) => ({ data, loading: false, problem: asKitError(error).toProblem() }));
      });
    return () => {
      isWanted = false;
    };
  }, [kind, text, online, asked, occasion]);

  return { ...state, reload: useCallback(() => setAsked((count) => count + 1), []) };
}
