import { create } from 'zustand';
import type { PracticeScreen } from '../../shared/contract/host.ts';
import type { Connection } from '../transport/connection.ts';

/** The terminal was asked whether this browser may erase, and has not answered yet. */
export const useTerminalAsked = create<{ readonly open: boolean }>(() => ({ open: false }));

/** Screens of the practice devices by UDID; empty where nothing is practised. */
export const usePracticeScreens = create<{ readonly screens: ReadonlyMap<string, PracticeScreen> }>(() => ({
  screens: new Map(),
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
        // View-only links are made and told of in the terminal.
        return;
      case 'terminal-asked':
        return useTerminalAsked.setState({ open: event.open });
    }
  });
  onState((state) => {
    if (state.at !== 'online') return useTerminalAsked.setState({ open: false });
    if (state.greeting.practice === undefined) return;
    host('host.practice.screens', {})
      .then((screens) =>
        usePracticeScreens.setState({ screens: new Map(screens.map((screen) => [screen.udid, screen])) }),
      )
      // Only a lost connection ends here, and the next one asks again.
      .catch(() => {});
  });
}
