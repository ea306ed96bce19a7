import { useState } from 'react';

/** What one card shows below its facts, and how that changes. */
export type CardPanel<Name> = {
  readonly open: Name | undefined;
  show(name: Name): void;
  close(): void;
};

/** The one panel that is open below the cards of a list. */
export function usePanels<Name extends string>() {
  const [shown, setShown] = useState<{ readonly id: string; readonly name: Name }>();
  const show = (id: string, name: Name) => setShown({ id, name });
  return {
    shown: shown?.name,
    show,
    of: (id: string): CardPanel<Name> => ({
      open: shown?.id === id ? shown.name : undefined,
      show: (name) => show(id, name),
      close: () => setShown(undefined),
    }),
  };
}
