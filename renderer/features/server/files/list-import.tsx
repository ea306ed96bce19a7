import { Button } from '@mantine/core';
import type { BackendView } from '../../../../shared/domain/backend.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useMayAct } from '../../../state/connection-store.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { FileDrop } from '../../../ui/file-drop.tsx';
import formClasses from '../../../ui/form.module.css';
import { Loading } from '../../../ui/loading.tsx';
import { Note } from '../../../ui/note.tsx';
import { uiTexts } from '../../../ui/texts.ts';
import { ColumnChoice } from './column-choice.tsx';
import { filesTexts } from './files-texts.ts';
import { ImportReportView } from './import-report.tsx';
import { useListImport } from './use-list-import.ts';

/** The console's device list: chosen, looked over, read in. Nothing changes before the last of these. */
export function ListImport({ view }: { readonly view: BackendView }) {
  const t = useTexts(filesTexts);
  const ui = useTexts(uiTexts);
  const { dateTime } = useFormats();
  const mayAct = useMayAct();
  const list = useListImport(view.serverId);
  const { report, problem } = list;
  const unknownColumns = problem?.code === 'backend.columns-unknown' ? problem.params.header : undefined;
  return (
    <div className={formClasses.fields}>
      <div className={formClasses.hint}>
        {t('list.text')}{' '}
        {view.layout !== undefined && view.lastImportAt !== undefined
          ? t('list.last', { file: view.layout.fileName, at: dateTime(view.lastImportAt) })
          : t('list.never')}
      </div>
      {mayAct && (
        <FileDrop
          label={t('list.drop')}
          pick={t('list.pick')}
          purpose="table"
          isImport
          onFiles={([file]) => void (file !== undefined && list.choose(file))}
        />
      )}
      {list.tooLarge !== undefined && (
        <Note tone="failed" role="alert" title={t('list.too-large', { file: list.tooLarge })} />
      )}
      <ErrorNote problem={problem} onClose={list.reset} />
      {unknownColumns !== undefined && (
        <ColumnChoice
          header={unknownColumns.split('\n')}
          pending={list.pending}
          onChosen={(columns) => void list.withColumns(columns)}
        />
      )}
      {list.pending && report === undefined && <Loading rows={2} />}
      {report !== undefined && (
        <Note
          tone={report.contradicted.length > 0 ? 'needs' : report.kept ? 'done' : 'info'}
          role="status"
          title={t(report.kept ? 'list.taken' : 'list.preview', { file: report.fileName })}
          actions={
            report.kept ? (
              <Button variant="default" onClick={list.reset}>
                {ui('close')}
              </Button>
            ) : (
              <>
                <Button variant="default" onClick={list.reset}>
                  {t('cancel')}
                </Button>
                <ActButton pending={list.pending} onClick={() => void list.take()}>
                  {t('list.take')}
                </ActButton>
              </>
            )
          }
        >
          {!report.kept && <div>{t('list.preview.text')}</div>}
          <ImportReportView report={report} />
        </Note>
      )}
    </div>
  );
}
