import { create } from 'zustand';
import type { HostOutput, PracticeScreen } from '../../shared/contract/host.ts';
import type { Connection } from '../transport/connection.ts';

/** The terminal was asked whether this browser may erase, and has not answered yet. */
export const useTerminalAsked = create<{ readonly open: boolean }>(() => ({ open: false }));

/** Screens of the practice devices by UDID; empty where nothing is practised. */
export const usePracticeScreens = create<{ readonly screens: ReadonlyMap<string, PracticeScreen> }>(() => ({
  screens: new Map(),
}));

/** View-only links of this server; `undefined` where none can be made, or before the first list came. */
export const useObservers = create<{ readonly links: HostOutput<'host.observers.list'> | undefined }>(() => ({
  links: undefined,
}));

/** Fills these stores from a connection. */
export function feedHostEvents({ onHostEvent, onState, host }: Connection): void {
  onHostEvent((event) => {
    switch (event.topic) {
      case 'practice-screen':
        return usePracticeScreens.setState(({ screens }) => ({
          screens: new Map(screens).set(event.screen.udid, event.screen),
        }));
      case 'observers':
        return useObservers.setState({ links: event.observers });
      case 'terminal-asked':
        return useTerminalAsked.setState({ open: event.open });
    }
  });
  onState((state) => {
    if (state.at !== 'online') return useTerminalAsked.setState({ open: false });
    if (state.greeting.offersObservers) {
      host('host.observers.list', {})
        .then((links) => useObservers.setState({ links }))
        // In helper mode there is nothing to list; a lost connection asks again.
        .catch(() => {});
    }
    if (state.greeting.practice === undefined) return;
    host('host.practice.screens', {})
      .then((screens) =>
        usePracticeScreens.setState({ screens: new Map(screens.map((screen) => [screen.udid, screen])) }),
      )
      // Only a lost connection ends here, and the next one asks again.
      .catch(() => {});
  });
}
