import type { Store } from '../store/store.ts';

/** Whether windows are held to plugging in, scanning and looking. The station keeps it, not the page. */
export type HelperMode = { isOn(): boolean; set(on: boolean): void };

export function createHelperMode(store: Pick<Store, 'settings' | 'transaction'>): HelperMode {
  let on = store.settings.isHelperMode();
  return {
    isOn: () => on,
    set: (next) => {
      store.transaction(() => store.settings.setHelperMode(next));
      on = next;
    },
  };
}
