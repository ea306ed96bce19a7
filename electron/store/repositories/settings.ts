import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { z } from 'zod';
import { backupDaysSchema } from '../../../shared/domain/backup.ts';
import { keepDaysSchema } from '../../../shared/domain/record-care.ts';
import { rosterKeepDaysSchema } from '../../../shared/domain/roster.ts';
import type { Db } from '../database.ts';
import { readJson } from '../json-column.ts';

/** Wrong PINs in a row, and when the next one may be tried. */
const pinTriesSchema = z.object({ wrong: z.number().int(), notBefore: z.string() });
export type PinTries = z.infer<typeof pinTriesSchema>;

const mirrorSchema = z.object({ folder: z.string(), N: z.number().int(), salt: z.string() });
export type MirrorSettings = z.infer<typeof mirrorSchema>;

export type SettingsRepository = {
  /** This station's UUID, made once; every record carries it. */
  stationId(): string;
  /** What people call this station; the computer's name until someone says otherwise. */
  stationName(): string;
  setStationName(name: string): void;
  /** Counts a start of the core and returns its number, from 1. */
  countCoreStart(): number;
  /** Kept, so that neither a reload nor a restart is a way out of it. */
  isHelperMode(): boolean;
  setHelperMode(on: boolean): void;
  /** Days after delivery for which records stay; null keeps them for good. */
  keepDays(): number | null;
  setKeepDays(days: number | null): void;
  /** Days after import for which rosters stay; null keeps them until somebody removes them. */
  rosterKeepDays(): number | null;
  setRosterKeepDays(days: number | null): void;
  /** Days for which copies of the store stay. */
  backupDays(): number;
  setBackupDays(days: number): void;
  /** Where records are mirrored, and how the key comes from its passphrase. */
  mirror(): MirrorSettings | undefined;
  setMirror(settings: MirrorSettings | undefined): void;
  pinTries(): PinTries | undefined;
  setPinTries(tries: PinTries): void;
};

export function createSettingsRepository(db: Db): SettingsRepository {
  const insertNew = db.prepare<[string, string]>('INSERT OR IGNORE INTO settings (key, value) VALUES (?, ?)');
  const upsert = db.prepare<[string, string]>(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const remove = db.prepare<[string]>('DELETE FROM settings WHERE key = ?');
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
    isHelperMode: () => select.get('helper-mode') === 'on',
    setHelperMode: (on) => void upsert.run('helper-mode', on ? 'on' : 'off'),
    keepDays: () => readJson(keepDaysSchema, select.get('keep-days') ?? 'null', 'settings keep-days'),
    setKeepDays: (days) => void upsert.run('keep-days', JSON.stringify(days)),
    rosterKeepDays: () =>
      readJson(rosterKeepDaysSchema, select.get('roster-keep-days') ?? 'null', 'settings roster-keep-days'),
    setRosterKeepDays: (days) => void upsert.run('roster-keep-days', JSON.stringify(days)),
    backupDays: () => readJson(backupDaysSchema, select.get('backup-days') ?? '14', 'settings backup-days'),
    setBackupDays: (days) => void upsert.run('backup-days', JSON.stringify(days)),
    mirror: () => {
      const text = select.get('mirror');
      return text === undefined ? undefined : readJson(mirrorSchema, text, 'settings mirror');
    },
    setMirror: (settings) =>
      void (settings === undefined ? remove.run('mirror') : upsert.run('mirror', JSON.stringify(settings))),
    pinTries: () => {
      const text = select.get('pin-tries');
      return text === undefined ? undefined : readJson(pinTriesSchema, text, 'settings pin-tries');
    },
    setPinTries: (tries) => void upsert.run('pin-tries', JSON.stringify(tries)),
  };
}
