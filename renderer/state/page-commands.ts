import { useEffect, useRef } from 'react';
import type { PageCommand } from '../../shared/contract/window.ts';

/** What the components that are shown can do, by the command's name; where two can, the one that came last does. */
const offers = new Map<PageCommand, readonly (() => void)[]>();
let awaited: { readonly command: PageCommand; readonly timer: ReturnType<typeof setTimeout> } | undefined;

/** A view that opens offers what it can within this time. */
const patienceMs = 1_500;

/**
 * Offers to carry out a command of menu and keyboard while this component is shown.
 * @param perform `undefined` while there is nothing that it could be done with.
 */
export function usePageCommand(command: PageCommand, perform: (() => void) | undefined): void {
  const newest = useRef(perform);
  newest.current = perform;
  const isOffered = perform !== undefined;
  useEffect(() => (isOffered ? offerCommand(command, () => newest.current?.()) : undefined), [command, isOffered]);
}

/** @returns takes the offer back. */
export function offerCommand(command: PageCommand, perform: () => void): () => void {
  offers.set(command, [...(offers.get(command) ?? []), perform]);
  if (awaited?.command === command) {
    stopWaiting();
    perform();
  }
  return () => void offers.set(command, offers.get(command)?.filter((offer) => offer !== perform) ?? []);
}

/** @returns whether something that is shown carried it out. */
export function performCommand(command: PageCommand): boolean {
  stopWaiting();
  const offer = offers.get(command)?.at(-1);
  offer?.();
  return offer !== undefined;
}

/** Has it carried out by the view that is just being opened. @param missed is called when that has nothing for it. */
export function performSoon(command: PageCommand, missed: () => void): void {
  stopWaiting();
  const timer = setTimeout(() => {
    awaited = undefined;
    missed();
  }, patienceMs);
  awaited = { command, timer };
}

function stopWaiting(): void {
  clearTimeout(awaited?.timer);
  awaited = undefined;
}
