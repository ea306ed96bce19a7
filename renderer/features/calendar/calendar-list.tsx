import { IconCalendarDown, IconCalendarEvent, IconCertificate, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage, useTexts } from '../../i18n/use-texts.ts';
import { useFreshCalendar } from '../../state/calendar-store.ts';
import { useMayAct } from '../../state/connection-store.ts';
import { usePageCommand } from '../../state/page-commands.ts';
import { goTo } from '../../state/route-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notes } from '../../ui/notes.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryAction } from '../../ui/primary-action.tsx';
import { useStationFile } from '../../ui/use-station-file.ts';
import classes from './calendar.module.css';
import { EnterForm } from './enter-form.tsx';
import { ExpiriesTable } from './expiries-table.tsx';
import { calendarTexts } from './texts.ts';

export function CalendarList() {
  const t = useTexts(calendarTexts);
  const language = useLanguage();
  const { data, problem, reload } = useFreshCalendar();
  const [isAdding, setIsAdding] = useState(false);
  const exporting = useStationFile('calendar.export', 'calendar', (file) => t('export.done', { file }));
  const save = () => void exporting.get({ language });
  const expiries = data?.expiries;
  const hasAny = (expiries?.length ?? 0) > 0;
  const near = expiries?.filter(({ stage }) => stage !== 'later' && stage !== 'unknown').length ?? 0;
  const mayAct = useMayAct();
  usePageCommand('new-item', mayAct ? () => setIsAdding(true) : undefined);
  usePageCommand('export', hasAny ? save : undefined);
  return (
    <Page
      title={t('title')}
      scope={hasAny && (near > 0 ? t('scope.near', { count: near }) : t('scope.fine'))}
      actions={
        <>
          {hasAny && (
            <ActButton harmless icon={<IconCalendarDown size={16} />} pending={exporting.pending} onClick={save}>
              {t('export')}
            </ActButton>
          )}
          <ActButton icon={<IconPlus size={16} />} onClick={() => setIsAdding(true)}>
            {t('add')}
          </ActButton>
        </>
      }
      primary={
        <PrimaryAction
          harmless
          icon={<IconCertificate size={16} aria-hidden />}
          onClick={() => goTo('calendar', { part: 'push' })}
        >
          {t('push')}
        </PrimaryAction>
      }
    >
      <Notes>
        <ErrorNote problem={problem} onRetry={reload} />
        <ErrorNote problem={exporting.problem} onClose={exporting.reset} />
      </Notes>
      {isAdding && mayAct && (
        <div className={classes.panel}>
          <EnterForm onDone={() => setIsAdding(false)} />
        </div>
      )}
      {expiries === undefined && problem === undefined && <Loading rows={5} />}
      {expiries !== undefined && !hasAny && (
        <EmptyState icon={<IconCalendarEvent size={40} stroke={1.3} />} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      )}
      {hasAny && <ExpiriesTable expiries={expiries ?? []} />}
    </Page>
  );
}
