import { create } from 'zustand';
import type { CommandFamily } from '../../shared/contract/commands.ts';

/** How often the station said that something of a family was changed, by this face or another. */
export const useChanges = create<Partial<Record<string, number>>>(() => ({}));

/** Rises whenever something of this family may have changed: the occasion of a `useQuery` that shows it. */
export function useChanged(family: CommandFamily): number {
  return useChanges((changes) => changes[family] ?? 0);
}

export function noteChanges(families: ReadonlySet<string>): void {
  useChanges.setState((changes) =>
    Object.fromEntries([
      ...Object.entries(changes),
      ...[...families].map((family) => [family, (changes[family] ?? 0) + 1]),
    ]),
  );
}
