import { useCallback, useState } from 'react';
import type { WindowCall, WindowInput, WindowOutput } from '../../shared/contract/window.ts';
import type { Problem } from '../../shared/domain/run.ts';
import { asKitError, KitError } from '../../shared/errors/kit-error.ts';
import { nativeWindow } from '../transport/native-window.ts';

/** One call to the native window's program with its state, in the shape of `useCommand`. */
export function useWindowCall<K extends WindowCall>(kind: K) {
  const [state, setState] = useState<{ readonly pending: boolean; readonly problem: Problem | undefined }>(idle);
  const run = useCallback(
    async (input: WindowInput<K>): Promise<WindowOutput<K> | undefined> => {
      setState({ pending: true, problem: undefined });
      try {
        if (nativeWindow === undefined) throw new KitError('window.refused', { call: kind });
        const output = await nativeWindow.call(kind, input);
        setState(idle);
        return output;
      } catch (error) {
        setState({ pending: false, problem: asKitError(error).toProblem() });
        return undefined;
      }
    },
    [kind],
  );
  return { ...state, run };
}

const idle = { pending: false, problem: undefined };
