import { create } from 'zustand';

type Choice = {
  readonly serials: ReadonlySet<string>;
  /** Where a range begins. */
  readonly anchor: string | undefined;
};

/** Devices chosen for an operation; kept while a person looks at other views. */
export const useChoice = create<Choice>(() => ({ serials: new Set(), anchor: undefined }));

export function choose(serials: Iterable<string>): void {
  useChoice.setState({ serials: new Set(serials) });
}

export function toggleChoice(serial: string): void {
  useChoice.setState(({ serials }) => {
    const next = new Set(serials);
    if (!next.delete(serial)) next.add(serial);
    return { serials: next, anchor: serial };
  });
}

/** Chooses everything from the last one that was clicked to this one, too. @param shown in their order on the screen. */
export function chooseTo(serial: string, shown: readonly string[]): void {
  useChoice.setState(({ serials, anchor }) => ({
    serials: new Set([...serials, ...rangeOf(shown, anchor ?? serial, serial)]),
    anchor: anchor ?? serial,
  }));
}

export function rangeOf(shown: readonly string[], from: string, to: string): readonly string[] {
  const [first, last] = [shown.indexOf(from), shown.indexOf(to)].sort((a, b) => a - b);
  return first === undefined || last === undefined || first < 0 ? [to] : shown.slice(first, last + 1);
}
