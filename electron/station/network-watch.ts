import { networkInterfaces } from 'node:os';
import type { Clock } from '../ports/clock.ts';

/** Soon enough for somebody who waits, and nothing for the processor. */
const lookEveryMs = 5_000;
/** Timers stand still while the Mac sleeps; a busy process is not late by this much. */
const sleptMs = 20_000;

/** @returns the addresses by which this Mac is on a network, others than its own. */
export type Addresses = () => readonly string[];

/**
 * Tells when the network may be back: an address came that was not there before, or the Mac slept meanwhile. The system
 * tells neither to a plain process, so both are looked for; a clock that somebody sets forward passes for a sleep.
 * @returns ends it.
 */
export function watchNetwork(clock: Clock, onBack: () => void, addresses: Addresses = systemAddresses): () => void {
  let known = new Set(addresses());
  let lookedAt = clock.now().getTime();
  let cancel = clock.after(lookEveryMs, look);

  function look(): void {
    const now = clock.now().getTime();
    const present = new Set(addresses());
    const slept = now - lookedAt > lookEveryMs + sleptMs;
    const isBack = slept || [...present].some((address) => !known.has(address));
    [known, lookedAt] = [present, now];
    cancel = clock.after(lookEveryMs, look);
    if (isBack && present.size > 0) onBack();
  }

  return () => cancel();
}

function systemAddresses(): string[] {
  const all = Object.entries(networkInterfaces()).flatMap(([name, list = []]) =>
    list.map(({ address, internal }) => ({ name, address, internal })),
  );
  // A link-local address is what an interface gives itself when no network does.
  return all.flatMap(({ name, address, internal }) =>
    internal || /^(?:169\.254\.|fe80:)/i.test(address) ? [] : [`${name} ${address}`],
  );
}
