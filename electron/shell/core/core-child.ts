import type { FromCore, ToCore } from '../../core/messages.ts';

/** The core's process as its supervisor sees it. @typeParam P a message port that can be handed over. */
export type CoreChild<P> = {
  post(message: ToCore, port?: P): void;
  /** At once and whatever it does. */
  kill(): void;
};

export type CoreEvents = {
  readonly onMessage: (message: FromCore) => void;
  /** Called once; nothing comes afterwards. */
  readonly onExit: (code: number | undefined) => void;
};

export type ForkCore<P> = (events: CoreEvents) => CoreChild<P>;
