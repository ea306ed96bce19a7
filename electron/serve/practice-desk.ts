import type { PracticeButton, PracticeOffer, PracticeScreen } from '../../shared/contract/host.ts';

/** What a practice room offers beside its station: what its MDM's console would show, and its devices' screens. */
export type PracticeDesk = {
  readonly offer: PracticeOffer;
  screens(): Promise<readonly PracticeScreen[]>;
  tap(udid: string, button: PracticeButton): Promise<void>;
  onScreen(listener: (screen: PracticeScreen) => void): () => void;
};
