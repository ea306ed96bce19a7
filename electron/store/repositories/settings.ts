import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Db } from '../database.ts';

export type SettingsRepository = {
  /** This station's UUID, made once; every record carries it. */
  stationId(): string;
  /** What people call this station; the computer's name until someone says otherwise. */
  stationName(): string;
  setStationName(name: string): void;
  /** Counts a start of the core and returns its number, from 1. */
  countCoreStart(): number;
};

export function createSettingsRepository(db: Db): SettingsRepository {
  const insertNew = db.prepare<[string, string]>('INSERT OR IGNORE INTO settings (key, value) VALUES (?, ?)');
  const upsert = db.prepare<[string, string]>(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const select = db.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck();
  const once = (key: string, make: () => string): string => {
    const known = select.get(key);
    if (known !== undefined) return known;
    const made = make();
    insertNew.run(key, made);
    return made;
  };
  return {
    stationId: () => once('station-id', randomUUID),
    stationName: () => select.get('station-name') ?? hostname(),
    setStationName: (name) => void upsert.run('station-name', name),
    countCoreStart: db.transaction(() => {
      const next = Number(select.get('core-starts') ?? '0') + 1;
      upsert.run('core-starts', String(next));
      return next;
    }),
  };
}
