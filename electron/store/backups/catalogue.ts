import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { Backup } from '../../../shared/domain/backup.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { replacePrivateFile, syncDirectory } from '../private-files.ts';
import { readBackupName } from './names.ts';

const dayMs = 24 * 60 * 60_000;

/** Beside a copy: what it was when it was last found whole. */
const noteSchema = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), checkedAt: z.iso.datetime() });
export type BackupNote = z.infer<typeof noteSchema>;

/** The copies in the folder, newest first. */
export function listBackups(folder: string): Backup[] {
  return namesIn(folder)
    .flatMap((name) => {
      const read = readBackupName(name);
      const bytes = read === undefined ? undefined : sizeOf(join(folder, name));
      if (read === undefined || bytes === undefined) return [];
      const checkedAt = readNote(folder, name)?.checkedAt;
      return [{ name, ...read, bytes, ...(checkedAt === undefined ? {} : { checkedAt }) }];
    })
    .toSorted((a, b) => (a.name < b.name ? 1 : -1));
}

/** @throws KitError `backup.not-found`, also for a name that points anywhere else. */
export function findBackup(folder: string, name: string): Backup {
  const found = listBackups(folder).find((backup) => backup.name === name);
  if (found === undefined) throw new KitError('backup.not-found', { name });
  return found;
}

export function readNote(folder: string, name: string): BackupNote | undefined {
  try {
    return noteSchema.safeParse(JSON.parse(readFileSync(notePath(folder, name), 'utf8'))).data;
  } catch {
    return undefined;
  }
}

export function writeNote(folder: string, name: string, note: BackupNote): void {
  replacePrivateFile(notePath(folder, name), `${JSON.stringify(note)}\n`);
}

export function removeNote(folder: string, name: string): void {
  rmSync(notePath(folder, name), { force: true });
}

/**
 * Removes copies older than that: they hold the records whose retention the station promises to limit. The newest good
 * one stays whatever its age.
 */
export function pruneBackups(folder: string, keepDays: number, now: Date): void {
  const all = listBackups(folder);
  const newestGood = all.find(({ checkedAt }) => checkedAt !== undefined) ?? all[0];
  const oldest = now.getTime() - keepDays * dayMs;
  for (const backup of all) {
    if (backup === newestGood || Date.parse(backup.at) >= oldest) continue;
    rmSync(join(folder, backup.name), { force: true });
    removeNote(folder, backup.name);
  }
  syncDirectory(folder);
}

/** SHA-256 of a file, hexadecimal. */
export async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function notePath(folder: string, name: string): string {
  return join(folder, `${name}.json`);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function sizeOf(path: string): number | undefined {
  try {
    const entry = statSync(path);
    return entry.isFile() ? entry.size : undefined;
  } catch {
    return undefined;
  }
}
