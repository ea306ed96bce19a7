/** One request to a device and what became of it; shapes hold keys and types, never values. */
export type LogEntry = {
  /** Counts all messages of the bench, in the order received. */
  readonly n: number;
  /** Room time, ISO 8601. */
  readonly at: string;
  readonly service: string;
  readonly name: string;
  readonly request: string;
  answer?: { readonly at: string; readonly shape: string; readonly outcome?: string };
  /** The kind of error that made the device close instead of answering. */
  failure?: string;
};

export type MessageLog = {
  add(udid: string, entry: LogEntry): void;
  of(udid: string): readonly LogEntry[];
};

const MAX_PER_DEVICE = 5000;

/** The last messages of each device. */
export function createMessageLog(): MessageLog {
  const entries = new Map<string, LogEntry[]>();
  return {
    add(udid, entry) {
      const list = entries.get(udid) ?? [];
      entries.set(udid, list);
      list.push(entry);
      if (list.length > MAX_PER_DEVICE) list.splice(0, list.length - MAX_PER_DEVICE);
    },
    of: (udid) => entries.get(udid) ?? [],
  };
}
