import type { Clock } from '../ports/clock.ts';
import { withDeadline } from '../ports/deadline.ts';

export type DeviceReadsDeps = {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Looks at a device. @returns true when nothing more can be learned now. */
  readonly read: (runId: string, signal: AbortSignal) => Promise<boolean>;
  /** A look that failed; it is tried again. */
  readonly onError: (error: unknown) => void;
};

/** Looks at devices over USB: once per occasion, and again, ever more rarely, while a look told nothing. */
export type DeviceReads = {
  /** A reason to look at a run's device; none while an earlier one is still being followed. */
  request(runId: string): void;
  /** Looks now, whatever was tried before. Rejects as `read` does. */
  now(runId: string): Promise<void>;
  /** The device is gone, or nothing is to be learned from it any more. */
  forget(runId: string): void;
};

const DEADLINE_MS = 60_000;
/** A device just attached, locked, or busy installing is looked at again after these; the last one repeats. */
const PAUSES_MS = [2000, 10_000, 60_000, 300_000];
const LAST_PAUSE_MS = 300_000;

export function createDeviceReads({ clock, signal, read, onError }: DeviceReadsDeps): DeviceReads {
  const occasions = new Map<string, AbortController>();
  const looks = new Map<string, Promise<boolean>>();

  function look(runId: string): Promise<boolean> {
    const running = looks.get(runId);
    if (running) return running;
    const started = withDeadline(clock, 'device', DEADLINE_MS, signal, (inner) => read(runId, inner)).finally(() =>
      looks.delete(runId),
    );
    looks.set(runId, started);
    return started;
  }

  async function follow(runId: string, occasion: AbortController): Promise<void> {
    for (let failed = 0; !(await attempt(runId)); failed += 1) {
      if (!(await sleep(PAUSES_MS[failed] ?? LAST_PAUSE_MS, occasion.signal))) return;
    }
  }

  async function attempt(runId: string): Promise<boolean> {
    try {
      return await look(runId);
    } catch (error) {
      if (!signal.aborted) onError(error);
      return false;
    }
  }

  /** @returns false when ended first. */
  function sleep(ms: number, ended: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      if (ended.aborted) return resolve(false);
      const onEnd = () => {
        cancel();
        resolve(false);
      };
      const cancel = clock.after(ms, () => {
        ended.removeEventListener('abort', onEnd);
        resolve(true);
      });
      ended.addEventListener('abort', onEnd, { once: true });
    });
  }

  function forget(runId: string): void {
    occasions.get(runId)?.abort();
    occasions.delete(runId);
  }

  signal.addEventListener('abort', () => [...occasions.keys()].forEach(forget), { once: true });
  return {
    request(runId) {
      if (occasions.has(runId) || signal.aborted) return;
      const occasion = new AbortController();
      occasions.set(runId, occasion);
      void follow(runId, occasion).finally(() => {
        if (occasions.get(runId) === occasion) occasions.delete(runId);
      });
    },
    now: async (runId) => void (await look(runId)),
    forget,
  };
}
