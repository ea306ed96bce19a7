import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { scratchDirectory } from '../../tests/support/scratch.ts';
import { openDatabase } from './database.ts';
import { migrate } from './migrate.ts';

const one = 'CREATE TABLE a (x TEXT) STRICT;';
const two = 'ALTER TABLE a ADD COLUMN y TEXT; UPDATE a SET y = x;';
const now = new Date('2026-04-01T00:00:00Z');

function open() {
  const directory = scratchDirectory();
  const db = openDatabase(join(directory, 'kitbench.db'));
  onTestFinished(() => void db.close());
  const backups = join(directory, 'backups');
  return { db, backups, version: () => db.pragma('user_version', { simple: true }) };
}

describe('migrations', () => {
  it('make a new database without a copy of nothing', () => {
    const { db, backups, version } = open();
    migrate(db, [one, two], backups, now);
    expect(version()).toBe(2);
    expect(() => readdirSync(backups)).toThrow('ENOENT');
  });

  it('copy an older database before they change it', () => {
    const { db, backups, version } = open();
    migrate(db, [one], backups, now);
    db.exec(`INSERT INTO a VALUES ('kept')`);
    migrate(db, [one, two], backups, now);

    expect(version()).toBe(2);
    expect(db.prepare('SELECT * FROM a').all()).toEqual([{ x: 'kept', y: 'kept' }]);
    const [name = ''] = readdirSync(backups);
    expect(name).toBe('2026-04-01T00-00-00-000Z-schema-1.db');
    expect(statSync(join(backups, name)).mode & 0o777).toBe(0o600);
    const copy = new Database(join(backups, name), { readonly: true });
    onTestFinished(() => void copy.close());
    expect(copy.prepare('SELECT * FROM a').all()).toEqual([{ x: 'kept' }]);
    expect(copy.pragma('user_version', { simple: true })).toBe(1);
  });

  it('stop before the first that fails, whole', () => {
    const { db, backups, version } = open();
    migrate(db, [one], backups, now);
    expect(() => migrate(db, [one, `${two} SELECT nonsense;`], backups, now)).toThrow('nonsense');
    expect(version()).toBe(1);
    expect(db.prepare('PRAGMA table_info(a)').all()).toHaveLength(1);
  });

  it('keep the five newest copies', () => {
    const { db, backups } = open();
    const steps = Array.from({ length: 9 }, (_, index) => `CREATE TABLE t${index} (x TEXT) STRICT;`);
    for (const [index] of steps.entries()) {
      migrate(db, steps.slice(0, index + 1), backups, new Date(now.getTime() + index * 1000));
    }
    expect(readdirSync(backups).map((name) => name.slice(-11))).toEqual(
      ['4', '5', '6', '7', '8'].map((version) => `schema-${version}.db`),
    );
  });
});
