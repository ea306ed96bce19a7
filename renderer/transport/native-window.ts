import { z } from 'zod';
import {
  type WindowCall,
  type WindowEvent,
  type WindowInput,
  type WindowOutput,
  windowCalls,
  windowEventSchema,
} from '../../shared/contract/window.ts';
import type { WindowBridge } from '../../shared/contract/window-bridge.ts';
import { problemSchema } from '../../shared/domain/run.ts';
import { fromProblem, KitError } from '../../shared/errors/kit-error.ts';

/** The program around this page where that is the native window; what it says is checked here. */
export type NativeWindow = {
  /** Rejects with `KitError`. */
  call<K extends WindowCall>(kind: K, input: WindowInput<K>): Promise<WindowOutput<K>>;
  onEvent(listener: (event: WindowEvent) => void): () => void;
};

const functions = {
  'state.read': 'readState',
  'settings.change': 'changeSettings',
  'station.connect': 'connectStation',
  'core.unlock': 'unlockVault',
  'vault.add-passphrase': 'addPassphrase',
  'core.restart': 'restartCore',
  'files.open': 'openFiles',
  'files.save': 'saveFile',
  'folder.choose': 'chooseFolder',
  'page.print': 'printPage',
  'text.copy': 'copyText',
  'link.open': 'openLink',
  'logs.show': 'showLogs',
  'host.ask': 'askHost',
} as const satisfies Readonly<Record<WindowCall, keyof WindowBridge>>;

const answerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), output: z.unknown() }),
  z.object({ ok: z.literal(false), problem: problemSchema }),
]);

/** @param bridge `window.kitbench`, which the preload script put there. */
export function openNativeWindow(bridge: WindowBridge): NativeWindow {
  return {
    call: async (kind, input) => {
      const ask: (input: unknown) => Promise<unknown> = bridge[functions[kind]] as never;
      const answer = answerSchema.parse(await ask(input));
      if (!answer.ok) throw fromProblem(answer.problem);
      const output = windowCalls[kind].output.safeParse(answer.output);
      if (output.success) return output.data as never;
      throw new KitError('internal.unexpected', { text: `${kind}: ${output.error.issues[0]?.path.join('.') ?? '?'}` });
    },
    onEvent: (listener) =>
      bridge.onEvent((event) => {
        const parsed = windowEventSchema.safeParse(event);
        if (parsed.success) listener(parsed.data);
      }),
  };
}

declare global {
  interface Window {
    readonly kitbench?: WindowBridge;
  }
}

/** `undefined` in a browser. */
export const nativeWindow: NativeWindow | undefined =
  typeof window === 'undefined' || window.kitbench === undefined ? undefined : openNativeWindow(window.kitbench);
