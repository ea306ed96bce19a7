import type { Store } from './store.ts';

/** What `work` finds out by doing it: everything that it wrote is taken back. What it throws goes on. */
export function undone<T>(store: Pick<Store, 'transaction'>, work: () => T): T {
  const undo = new Error('undone');
  let found: { readonly value: T } | undefined;
  try {
    return store.transaction(() => {
      found = { value: work() };
      throw undo;
    });
  } catch (error) {
    if (error !== undo || found === undefined) throw error;
    return found.value;
  }
}
