import { Button } from '@mantine/core';
import { IconReceipt, IconSearchOff, IconSend } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useStatus } from '../../state/bench-store.ts';
import { goTo } from '../../state/route-store.ts';
import { useRecords } from '../../state/use-records.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Note } from '../../ui/note.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryAction } from '../../ui/primary-action.tsx';
import { ExportMenu } from './export-menu.tsx';
import { countRecords, oldestWaiting, type RecordFilter, recordRows } from './record-rows.ts';
import classes from './records.module.css';
import { RecordsFilters } from './records-filters.tsx';
import { RecordsScope } from './records-scope.tsx';
import { RecordsTable } from './records-table.tsx';
import { SentNote } from './sent-note.tsx';
import { recordsTexts } from './texts.ts';
import { useExport } from './use-export.ts';
import { useSendNow } from './use-send-now.ts';

/** The outbox: every record made at this station, and whether the MDM has it. */
export function RecordsView() {
  const t = useTexts(recordsTexts);
  const authPaused = useStatus()?.records.authPaused === true;
  const { rows, problem, reload } = useRecords();
  const [filter, setFilter] = useState<RecordFilter>('all');
  const [text, setText] = useState('');
  const sending = useSendNow();
  const exporting = useExport();

  const all = useMemo(() => [...(rows?.values() ?? [])], [rows]);
  const counts = useMemo(() => countRecords(all), [all]);
  const shown = useMemo(() => recordRows(all, { filter, text }), [all, filter, text]);
  const oldest = useMemo(() => oldestWaiting(all), [all]);

  return (
    <Page
      title={t('title')}
      scope={all.length > 0 && <RecordsScope counts={counts} oldest={oldest} />}
      actions={
        all.length > 0 && <ExportMenu pending={exporting.pending} onExport={(choice) => void exporting.save(choice)} />
      }
      primary={
        all.length > 0 && (
          <PrimaryAction
            icon={<IconSend size={16} aria-hidden />}
            pending={sending.pending}
            disabled={counts.queue === 0}
            hint={counts.queue === 0 ? t('send.nothing') : t('send.hint')}
            onClick={() => void sending.send()}
          >
            {t('send')}
          </PrimaryAction>
        )
      }
    >
      {rows === undefined && problem === undefined && <Loading rows={6} />}
      <div className={classes.notes}>
        <ErrorNote problem={problem} onRetry={() => void reload()} />
        <ErrorNote problem={sending.problem} onRetry={() => void sending.retry()} onClose={sending.reset} />
        <ErrorNote problem={exporting.problem} onClose={exporting.reset} />
        {authPaused && (
          <Note
            tone="needs"
            title={t('auth.title')}
            role="status"
            actions={
              <Button variant="default" onClick={() => goTo('server')}>
                {t('auth.action')}
              </Button>
            }
          >
            {t('auth.text')}
          </Note>
        )}
        <SentNote result={sending.result} onClose={sending.reset} />
      </div>
      {rows !== undefined && all.length === 0 && (
        <EmptyState
          icon={<IconReceipt size={40} stroke={1.3} />}
          title={t('empty.title')}
          action={
            <Button variant="default" onClick={() => goTo('apply')}>
              {t('empty.action')}
            </Button>
          }
        >
          {t('empty.text')}
        </EmptyState>
      )}
      {all.length > 0 && (
        <>
          <RecordsFilters counts={counts} filter={filter} onFilter={setFilter} text={text} onText={setText} />
          {shown.length > 0 ? (
            <RecordsTable rows={shown} reload={reload} />
          ) : (
            <EmptyState icon={<IconSearchOff size={36} stroke={1.3} />} title={t('nothing-found.title')}>
              {t('nothing-found.text')}
            </EmptyState>
          )}
        </>
      )}
    </Page>
  );
}
