import { inject } from 'vitest';

/** How large a journey is: small and quick with every push, and as in a real room for `npm run prove`. */
export type JourneySize = {
  readonly devices: number;
  readonly delays: 'reference' | 'none';
  /** The longest a person waits for the next thing, in milliseconds. */
  readonly patienceMs: number;
};

declare module 'vitest' {
  interface ProvidedContext {
    journeySize: JourneySize;
  }
}

export const journeySize: JourneySize = inject('journeySize');
