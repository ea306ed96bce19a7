import { Select } from '@mantine/core';
import { IconDatabaseExport } from '@tabler/icons-react';
import { useState } from 'react';
import type { Backup } from '../../../../shared/domain/backup.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useMayAct, useOnline } from '../../../state/connection-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { useQuery } from '../../../state/use-query.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { announce } from '../../../ui/live-region.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Section } from '../../../ui/section.tsx';
import classes from '../settings.module.css';
import { BackupList } from './backup-list.tsx';
import { RestoreBackup } from './restore-backup.tsx';
import { backupTexts } from './texts.ts';

const keepDays = [7, 14, 30, 90] as const;

/** Copies of the station's data; for those who may act. */
export function BackupsSection() {
  const mayAct = useMayAct();
  return mayAct ? <Backups /> : null;
}

function Backups() {
  const t = useTexts(backupTexts);
  const online = useOnline();
  const book = useQuery('backups.list', {});
  const take = useCommand('backups.take');
  const keep = useCommand('backups.keep');
  const [restoring, setRestoring] = useState<Backup>();
  const make = async () => {
    if ((await take.run({})) === undefined) return;
    announce(t('made'));
    book.reload();
  };
  const choices = [...new Set([...keepDays, book.data?.keepDays ?? 14])].toSorted((a, b) => a - b);
  return (
    <Section
      title={t('title')}
      description={t('text')}
      actions={
        <ActButton
          icon={<IconDatabaseExport size={16} aria-hidden />}
          pending={take.pending}
          onClick={() => void make()}
        >
          {t('now')}
        </ActButton>
      }
    >
      <div className={classes.rows}>
        <ErrorNote problem={take.problem} onClose={take.reset} />
        <ErrorNote problem={keep.problem} onClose={keep.reset} />
        <ErrorNote problem={book.problem} onRetry={book.reload} />
        <ErrorNote problem={book.data?.problem} />
        {book.data === undefined && book.problem === undefined && <Loading rows={2} />}
        {restoring !== undefined && (
          <RestoreBackup key={restoring.name} backup={restoring} onDone={() => setRestoring(undefined)} />
        )}
        {book.data !== undefined && (
          <>
            <BackupList backups={book.data.backups} onRestore={setRestoring} />
            <div className={classes.row}>
              <span>{t('keep')}</span>
              <Select
                aria-label={t('keep')}
                allowDeselect={false}
                disabled={!online}
                data={choices.map((days) => ({ value: String(days), label: t('days', { count: days }) }))}
                value={String(book.data.keepDays)}
                onChange={(days) => void keep.run({ days: Number(days) }).then(book.reload)}
              />
            </div>
          </>
        )}
      </div>
    </Section>
  );
}
