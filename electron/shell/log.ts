import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const maxBytes = 1024 * 1024;

/** What may be said in a log line: fixed words, numbers and codes. Free text could hold a secret or a pupil's name. */
export type LogEvent =
  | 'app-started'
  | 'app-quit'
  | 'core-running'
  | 'core-not-started'
  | 'core-stuck'
  | 'core-ended'
  | 'core-fault'
  | 'keychain-refused'
  | 'page-gone'
  | 'page-unresponsive'
  | 'call-refused'
  | 'main-fault'
  | 'asleep'
  | 'awake';

export type Log = {
  readonly folder: string;
  write(event: LogEvent, details: Readonly<Record<string, string | number | boolean>>): void;
};

/** One line of JSON per event, in a file of at most a megabyte with one predecessor. */
export function openLog(folder: string): Log {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'kitbench.log');
  return {
    folder,
    write: (event, details) => {
      try {
        if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > maxBytes) renameSync(file, `${file}.1`);
        const line = { at: new Date().toISOString(), event, ...details };
        appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
      } catch {
        // A full disk must not stop the window; the core tells of it by itself.
      }
    },
  };
}
