import { Button } from '@mantine/core';
import { IconDatabase } from '@tabler/icons-react';
import type { Backup } from '../../../../shared/domain/backup.ts';
import { backupReasonTexts } from '../../../../shared/texts/backup-reasons.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useOnline } from '../../../state/connection-store.ts';
import classes from '../settings.module.css';
import backupClasses from './backups.module.css';
import { backupTexts } from './texts.ts';

type BackupListProps = { readonly backups: readonly Backup[]; readonly onRestore: (backup: Backup) => void };

/** Newest first. */
export function BackupList({ backups, onRestore }: BackupListProps) {
  const t = useTexts(backupTexts);
  const formats = useFormats();
  const online = useOnline();
  if (backups.length === 0) {
    return (
      <p className={classes.quiet}>
        <IconDatabase size={15} aria-hidden /> {t('none')}
      </p>
    );
  }
  return (
    <ul className={backupClasses.list} aria-label={t('list')}>
      {backups.map((backup) => {
        const date = formats.dateTime(backup.at);
        return (
          <li key={backup.name} className={backupClasses.backup}>
            <span className={backupClasses.date}>{date}</span>
            <span className={backupClasses.facts}>
              {[
                backupReasonTexts[backup.reason][formats.language],
                t('size', { size: formats.number(Math.max(0.1, Math.round(backup.bytes / 100_000) / 10)) }),
                t(backup.checkedAt === undefined ? 'unchecked' : 'checked'),
              ].join(' · ')}
            </span>
            <Button
              variant="subtle"
              color="gray"
              px={8}
              disabled={!online}
              aria-label={t('restore.of', { date })}
              onClick={() => onRestore(backup)}
            >
              {t('restore')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
