import { IconArrowRight, IconCircleCheck, IconRefresh, IconSearchOff } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useBench } from '../../state/bench-store.ts';
import { midnightOf, useDayFilter } from '../../state/day.ts';
import { goTo } from '../../state/route-store.ts';
import { useRecords } from '../../state/use-records.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formTexts } from '../../ui/form-texts.ts';
import { announce } from '../../ui/live-region.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notes } from '../../ui/notes.tsx';
import { NothingKitted } from '../../ui/nothing-kitted.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryAction } from '../../ui/primary-action.tsx';
import { verifyTexts } from './texts.ts';
import { useLookAgain } from './use-look-again.ts';
import { VerifyDrawer } from './verify-drawer.tsx';
import { VerifyFilters } from './verify-filters.tsx';
import { openRun, useVerifyRoute } from './verify-route.ts';
import { byRun, countByFilter, openRuns, verifyRows, wantedRows } from './verify-rows.ts';
import { VerifyTable } from './verify-table.tsx';

/** What became of every device whose run ended: what it shows itself, held against what the MDM answers. */
export function VerifyView() {
  const t = useTexts(verifyTexts);
  const f = useTexts(formTexts);
  const loaded = useBench((bench) => bench.loaded);
  const newestRuns = useBench((bench) => bench.newestRuns);
  const day = useDayFilter(({ group }) => group);
  const midnight = midnightOf(new Date());
  const records = useRecords();
  const { filter, runId } = useVerifyRoute();
  const [text, setText] = useState('');
  const look = useLookAgain();

  const recordsOfRun = useMemo(
    () => byRun([...(records.rows?.values() ?? [])].map(({ record }) => record)),
    [records.rows],
  );
  const rows = useMemo(
    () => verifyRows(newestRuns.values(), recordsOfRun, midnight),
    [newestRuns, recordsOfRun, midnight],
  );
  const shown = useMemo(() => wantedRows(rows, { filter, text, day }), [rows, filter, text, day]);
  const counts = useMemo(() => countByFilter(rows), [rows]);
  const open = openRuns(shown);
  const chosen = rows.find(({ run }) => run.runId === runId);

  const lookAgain = async (runIds: readonly string[]) => {
    const count = await look.run(runIds);
    if (count > 0) announce(t('looked', { count }));
  };

  return (
    <Page
      title={t('title')}
      scope={rows.length > 0 && t('scope', { needs: counts['needs-me'], waiting: counts.waiting, done: counts.done })}
      primary={
        rows.length > 0 &&
        (counts.done === rows.length ? (
          <PrimaryAction harmless icon={<IconArrowRight size={16} aria-hidden />} onClick={() => goTo('records')}>
            {f('next.records')}
          </PrimaryAction>
        ) : (
          <PrimaryAction
            helperToo
            icon={<IconRefresh size={16} aria-hidden />}
            pending={look.progress !== undefined}
            disabled={open.length === 0}
            hint={open.length === 0 ? t('look-again-none') : t('look-again-hint')}
            onClick={() => void lookAgain(open.map((run) => run.runId))}
          >
            {open.length === 0 ? t('look-again-one') : t('look-again', { count: open.length })}
          </PrimaryAction>
        ))
      }
      drawer={
        chosen === undefined ? undefined : (
          <VerifyDrawer
            key={chosen.run.runId}
            row={chosen}
            looking={look.progress !== undefined}
            onLookAgain={() => void lookAgain([chosen.run.runId])}
            onClose={() => openRun(undefined)}
          />
        )
      }
    >
      {!loaded && <Loading rows={6} />}
      {loaded && rows.length === 0 && (
        <NothingKitted
          icon={<IconCircleCheck size={40} stroke={1.3} />}
          title={t('empty.title')}
          action={t('empty.action')}
        >
          {t('empty.text')}
        </NothingKitted>
      )}
      {loaded && rows.length > 0 && (
        <>
          <VerifyFilters counts={counts} text={text} onText={setText} />
          <Notes>
            <ErrorNote problem={look.problem} onClose={look.reset} />
            <ErrorNote problem={records.problem} onRetry={() => void records.reload()} />
          </Notes>
          {shown.length > 0 ? (
            <VerifyTable rows={shown} chosen={runId} />
          ) : (
            <EmptyState
              icon={
                filter === 'needs-me' && text === '' ? (
                  <IconCircleCheck size={40} stroke={1.3} />
                ) : (
                  <IconSearchOff size={36} stroke={1.3} />
                )
              }
              title={filter === 'needs-me' && text === '' ? t('all-well') : t('nothing-found.title')}
            >
              {filter === 'needs-me' && text === '' ? undefined : t('nothing-found.text')}
            </EmptyState>
          )}
        </>
      )}
    </Page>
  );
}
