import type { PracticeButton, PracticeOffer, PracticeScreen } from './host.ts';

/** What a practice room offers beside its station: what its MDM's console would show, and its devices' screens. */
export type PracticeDesk = {
  readonly offer: PracticeOffer;
  screens(): Promise<readonly PracticeScreen[]>;
  tap(udid: string, button: PracticeButton): Promise<void>;
  /** Told of every screen that changed. @returns an unsubscribe function. */
  onScreen(listener: (screen: PracticeScreen) => void): () => void;
};
