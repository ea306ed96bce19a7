import type { BackupReason } from '../../../shared/domain/backup.ts';

const backupExtension = '.db';

/** `2026-04-01T00-00-00-000Z-daily.db`: by name is by age. `detail` goes to the reason: a schema's number. */
export function backupName(at: Date, reason: BackupReason, detail?: number): string {
  const why = reason === 'before-update' ? `schema-${detail ?? 0}` : reason;
  return `${at.toISOString().replace(/[:.]/g, '-')}-${why}${backupExtension}`;
}

const shape =
  /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z-(daily|by-hand|before-import|replaced|schema-\d+)\.db$/;

/** @returns undefined for a file that is no copy of ours. */
export function readBackupName(name: string): { readonly at: string; readonly reason: BackupReason } | undefined {
  const [, day, hours, minutes, seconds, ms, why = ''] = shape.exec(name) ?? [];
  if (day === undefined) return undefined;
  const at = `${day}T${hours}:${minutes}:${seconds}.${ms}Z`;
  return { at, reason: why.startsWith('schema-') ? 'before-update' : (why as BackupReason) };
}
