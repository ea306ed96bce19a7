import type { BackupReason } from '../domain/backup.ts';
import type { Language } from './language.ts';

/** Why a copy of the store was made. */
export const backupReasonTexts: Readonly<Record<BackupReason, Readonly<Record<Language, string>>>> = {
  daily: { ja: '毎日の控え', en: 'Daily' },
  'by-hand': { ja: '手動', en: 'By hand' },
  'before-import': { ja: '取り込みの前', en: 'Before an import' },
  'before-update': { ja: '更新の前', en: 'Before an update' },
  replaced: { ja: '復元で置き換えたデータ', en: 'Replaced by a restore' },
};
