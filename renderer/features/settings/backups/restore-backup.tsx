import { useEffect, useState } from 'react';
import type { Backup, BackupVerdict } from '../../../../shared/domain/backup.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useCommand } from '../../../state/use-command.ts';
import { nativeWindow } from '../../../transport/native-window.ts';
import { ConfirmInline } from '../../../ui/confirm-inline.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { announce } from '../../../ui/live-region.tsx';
import { Note } from '../../../ui/note.tsx';
import { backupTexts } from './texts.ts';

type RestoreBackupProps = { readonly backup: Backup; readonly onDone: () => void };

/** Looks the copy through, says what would be missing, and asks. */
export function RestoreBackup({ backup, onDone }: RestoreBackupProps) {
  const t = useTexts(backupTexts);
  const formats = useFormats();
  const verify = useCommand('backups.verify');
  const restore = useCommand('backups.restore');
  const { run: look } = verify;
  const { name } = backup;
  const [verdict, setVerdict] = useState<BackupVerdict>();
  useEffect(() => {
    void look({ name }).then(setVerdict);
  }, [look, name]);
  const date = formats.dateTime(backup.at);
  const submit = async () => {
    if ((await restore.run({ name })) === undefined) return;
    announce(t('restore.begun'));
    onDone();
  };
  if (verify.problem !== undefined) return <ErrorNote problem={verify.problem} onClose={onDone} />;
  if (verdict === undefined) return <Note tone="info" role="status" title={t('looking')} />;
  const missing = {
    runs: Math.max(0, verdict.runs.here - verdict.runs.there),
    records: Math.max(0, verdict.records.here - verdict.records.there),
  };
  return (
    <>
      <ErrorNote problem={restore.problem} onClose={restore.reset} />
      <ConfirmInline
        question={t('restore.question', { date })}
        confirmLabel={t('restore.action')}
        pending={restore.pending}
        onConfirm={() => void submit()}
        onCancel={onDone}
      >
        <p>{t('restore.text')}</p>
        {missing.runs + missing.records > 0 && <p>{t('restore.missing', missing)}</p>}
        {nativeWindow === undefined && <p>{t('restore.browser')}</p>}
      </ConfirmInline>
    </>
  );
}
