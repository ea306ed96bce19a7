import type { Clock } from '../../ports/clock.ts';

const beatMs = 2_000;
/** No answer for so long means stuck, not busy: nothing in the core holds its event loop for a second. */
const patienceMs = 15_000;

export type Heartbeat = {
  answered(): void;
  /** One-way effects are under way: nothing may end the process before their deadline. */
  protectFor(ms: number): void;
  /** While the Mac sleeps nobody answers. */
  rest(): void;
  wake(): void;
  stop(): void;
};

/** Asks a process again and again whether it lives. @param stuck is called once. */
export function startHeartbeat(
  clock: Clock,
  { ask, stuck }: { readonly ask: (id: number) => void; readonly stuck: () => void },
): Heartbeat {
  let id = 0;
  let heardAt = clock.monotonic();
  let protectedUntil = 0;
  let cancel: (() => void) | undefined;

  function beat(): void {
    const silentFor = clock.monotonic() - heardAt;
    if (silentFor >= patienceMs && clock.monotonic() >= protectedUntil) {
      cancel = undefined;
      stuck();
      return;
    }
    id += 1;
    ask(id);
    cancel = clock.after(beatMs, beat);
  }

  function rest(): void {
    cancel?.();
    cancel = undefined;
  }

  beat();
  return {
    answered: () => {
      heardAt = clock.monotonic();
    },
    protectFor: (ms) => {
      protectedUntil = clock.monotonic() + ms;
    },
    rest,
    wake: () => {
      rest();
      heardAt = clock.monotonic();
      beat();
    },
    stop: rest,
  };
}
