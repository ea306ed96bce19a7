import type { VariableValues } from '../../shared/domain/variables.ts';

/** What the station's lists say of a device beyond what it tells itself: its row of the roster, and its numbers. */
export type DeviceBook = {
  /** By the names that templates use: `assetTag`, `roster.user`… */
  rosterValues(device: ListedDevice): VariableValues;
  /** The number that a serial has in a series already. */
  numberOf(series: string, serial: string): number | undefined;
  /** Those that the next devices without one would get; fewer when the station has no more. */
  nextNumbers(series: string, count: number): readonly number[];
  /**
   * Gives what was foreseen for good: its number in each series, and its row. Harmless the second time.
   * @throws KitError `roster.numbers-used-up`
   */
  keep(device: ListedDevice & { readonly serial: string }, series: readonly string[]): void;
};

export type ListedDevice = { readonly serial?: string | undefined; readonly slot?: string | undefined };

/** Without a roster and without numbers. */
export const emptyDeviceBook: DeviceBook = {
  rosterValues: () => ({}),
  numberOf: () => undefined,
  nextNumbers: () => [],
  keep: () => {},
};
