import { IconReceipt, IconSearchOff, IconSend } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useStatus } from '../../state/bench-store.ts';
import { useMayAct } from '../../state/connection-store.ts';
import { usePageCommand } from '../../state/page-commands.ts';
import { useCommand } from '../../state/use-command.ts';
import { useRecords } from '../../state/use-records.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { announce } from '../../ui/live-region.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notes } from '../../ui/notes.tsx';
import { NothingKitted } from '../../ui/nothing-kitted.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryAction } from '../../ui/primary-action.tsx';
import { CareMenu, type CarePanel } from './care-menu.tsx';
import { CarePanels } from './care-panels.tsx';
import { careTexts } from './care-texts.ts';
import { ExportMenu } from './export-menu.tsx';
import { countRecords, oldestWaiting, type RecordFilter, recordRows } from './record-rows.ts';
import { RecordsFilters } from './records-filters.tsx';
import { RecordsScope } from './records-scope.tsx';
import { RecordsTable } from './records-table.tsx';
import { ReportMenu } from './report-menu.tsx';
import { SentNote } from './sent-note.tsx';
import { ServerTrouble } from './server-trouble.tsx';
import { recordsTexts } from './texts.ts';
import { troublesOf } from './troubles.ts';
import { useExport } from './use-export.ts';
import { useFiles } from './use-files.ts';
import { useReport } from './use-report.ts';
import { useSendNow } from './use-send-now.ts';

/** The outbox: every record made at this station, and whether the MDM has it. */
export function RecordsView() {
  const t = useTexts(recordsTexts);
  const c = useTexts(careTexts);
  const paused = useStatus()?.records.paused;
  const { rows, problem, reload } = useRecords();
  const [filter, setFilter] = useState<RecordFilter>('all');
  const [text, setText] = useState('');
  const sending = useSendNow();
  const release = useCommand('records.release');
  const [care, setCare] = useState<CarePanel>();
  const exporting = useExport();
  const reporting = useReport();

  const hasRecords = (rows?.size ?? 0) > 0;
  const mayAct = useMayAct();
  usePageCommand('export', mayAct && hasRecords ? () => void exporting.save('csv-utf8') : undefined);
  usePageCommand('sync-records', mayAct && hasRecords ? () => void sending.send() : undefined);

  const all = useMemo(() => [...(rows?.values() ?? [])], [rows]);
  const counts = useMemo(() => countRecords(all), [all]);
  const shown = useMemo(() => recordRows(all, { filter, text }), [all, filter, text]);
  const troubles = useMemo(() => troublesOf(paused ?? [], all), [paused, all]);
  const oldest = useMemo(() => oldestWaiting(all), [all]);
  const files = useFiles(all.length);
  const sendParked = async () => {
    const result = await release.run({});
    if (result !== undefined) announce(c('released', { count: result.released }));
  };

  return (
    <Page
      title={t('title')}
      scope={all.length > 0 && <RecordsScope counts={counts} oldest={oldest} />}
      actions={
        rows !== undefined && (
          <>
            <CareMenu parked={counts.parked} onRelease={() => void sendParked()} onShow={setCare} />
            {all.length > 0 && (
              <>
                <ReportMenu pending={reporting.pending} onReport={(day) => void reporting.save(day)} />
                <ExportMenu pending={exporting.pending} onExport={(choice) => void exporting.save(choice)} />
              </>
            )}
          </>
        )
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
      <Notes>
        <ErrorNote problem={problem} onRetry={() => void reload()} />
        <ErrorNote problem={sending.problem} onRetry={() => void sending.retry()} onClose={sending.reset} />
        <ErrorNote problem={release.problem} onClose={release.reset} />
        <ErrorNote problem={exporting.problem} onClose={exporting.reset} />
        <ErrorNote problem={reporting.problem} onClose={reporting.reset} />
        {troubles.map((trouble) => (
          <ServerTrouble key={trouble.serverId} trouble={trouble} />
        ))}
        <SentNote result={sending.result} onClose={sending.reset} />
        <CarePanels open={care} reload={reload} onClose={() => setCare(undefined)} />
      </Notes>
      {rows !== undefined && all.length === 0 && (
        <NothingKitted
          icon={<IconReceipt size={40} stroke={1.3} />}
          title={t('empty.title')}
          action={t('empty.action')}
        >
          {t('empty.text')}
        </NothingKitted>
      )}
      {all.length > 0 && (
        <>
          <RecordsFilters counts={counts} filter={filter} onFilter={setFilter} text={text} onText={setText} />
          {shown.length > 0 ? (
            <RecordsTable rows={shown} files={files} reload={reload} />
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
