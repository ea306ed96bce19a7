import type { Clock } from '../ports/clock.ts';

export type Lane = 'light' | 'erase' | 'restore';

export type LaneCaps = {
  readonly light: number;
  readonly erase: number;
  readonly restore: number;
  /** Erases and restores at a time under one USB controller: they share its power and its bandwidth. */
  readonly heavyPerTree: number;
  /** Least time between two heavy starts, in milliseconds: a hub bears devices re-appearing one by one better. */
  readonly heavyStaggerMs: number;
};

export const defaultCaps: LaneCaps = { light: 64, erase: 8, restore: 4, heavyPerTree: 8, heavyStaggerMs: 250 };

export type Release = () => void;

/** Who may work now. First come, first served within what the caps allow; nothing is granted while paused. */
export type Scheduler = {
  /** @param tree the USB controller the device hangs on. Rejects with the signal's reason. */
  acquire(lane: Lane, tree: string, signal: AbortSignal): Promise<Release>;
  /** Resolves at once, or when the pause ends: asked between steps. */
  gate(signal: AbortSignal): Promise<void>;
  pause(): void;
  resume(): void;
  isPaused(): boolean;
  /** Cancels its timer; grants nothing more by itself. */
  close(): void;
};

type Ticket = { readonly lane: Lane; readonly tree: string; readonly grant: (release: Release) => void };

export function createScheduler(options: { readonly clock: Clock; readonly caps?: Partial<LaneCaps> }): Scheduler {
  const { clock } = options;
  const caps = { ...defaultCaps, ...options.caps };
  const queue = new Set<Ticket>();
  const running = new Set<Ticket>();
  const gates = new Set<() => void>();
  let paused = false;
  let lastHeavyStart = Number.NEGATIVE_INFINITY;
  let cancelStagger: (() => void) | undefined;

  function fits(ticket: Ticket): boolean {
    const busy = [...running];
    if (busy.filter(({ lane }) => lane === ticket.lane).length >= caps[ticket.lane]) return false;
    if (ticket.lane === 'light') return true;
    return busy.filter(({ lane, tree }) => lane !== 'light' && tree === ticket.tree).length < caps.heavyPerTree;
  }

  function pump(): void {
    if (paused) return;
    for (const ticket of queue) {
      if (!fits(ticket)) continue;
      if (ticket.lane !== 'light' && !heavyMayStart()) continue;
      queue.delete(ticket);
      running.add(ticket);
      ticket.grant(() => {
        if (running.delete(ticket)) pump();
      });
    }
  }

  function heavyMayStart(): boolean {
    const wait = lastHeavyStart + caps.heavyStaggerMs - clock.monotonic();
    if (wait <= 0) {
      lastHeavyStart = clock.monotonic();
      return true;
    }
    cancelStagger ??= clock.after(wait, () => {
      cancelStagger = undefined;
      pump();
    });
    return false;
  }

  return {
    acquire: (lane, tree, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const onAbort = () => {
          queue.delete(ticket);
          reject(signal.reason);
        };
        const ticket: Ticket = {
          lane,
          tree,
          grant: (release) => {
            signal.removeEventListener('abort', onAbort);
            resolve(release);
          },
        };
        signal.addEventListener('abort', onAbort, { once: true });
        queue.add(ticket);
        pump();
      }),
    gate: (signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        if (!paused) return resolve();
        const onAbort = () => {
          gates.delete(open);
          reject(signal.reason);
        };
        const open = () => {
          signal.removeEventListener('abort', onAbort);
          resolve();
        };
        signal.addEventListener('abort', onAbort, { once: true });
        gates.add(open);
      }),
    pause: () => {
      paused = true;
    },
    resume: () => {
      paused = false;
      for (const open of gates) open();
      gates.clear();
      pump();
    },
    isPaused: () => paused,
    close: () => cancelStagger?.(),
  };
}
