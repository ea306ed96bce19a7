import { type MessagePortMain, utilityProcess } from 'electron';
import { fromCoreSchema } from '../../core/messages.ts';
import type { ForkCore } from './core-child.ts';

/** A process that does not go when asked is gone after so long. */
const killPatienceMs = 2_000;

/** Starts the core as a utility process. @param entry path of the built `core-host`. */
export function forkCore(entry: string): ForkCore<MessagePortMain> {
  return ({ onMessage, onExit }) => {
    const child = utilityProcess.fork(entry, [], {
      serviceName: 'Kitbench Core',
      // Errors come as messages without their text; a stack on stderr could hold a secret.
      stdio: 'ignore',
      env: coreEnvironment(process.env),
    });
    let killer: NodeJS.Timeout | undefined;
    child.on('message', (message: unknown) => {
      const parsed = fromCoreSchema.safeParse(message);
      if (parsed.success) onMessage(parsed.data);
    });
    child.once('exit', (code) => {
      clearTimeout(killer);
      onExit(code);
    });
    return {
      post: (message, port) => child.postMessage(message, port === undefined ? [] : [port]),
      kill: () => {
        const { pid } = child;
        child.kill();
        killer ??= setTimeout(() => pid !== undefined && process.kill(pid, 'SIGKILL'), killPatienceMs);
      },
    };
  };
}

/** The core takes nothing from the environment but where things are. */
function coreEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept = ['HOME', 'USER', 'TMPDIR', 'LANG', 'TZ'].flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), PATH: '/usr/bin:/bin:/usr/sbin:/sbin' };
}
