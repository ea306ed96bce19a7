import { Button, Checkbox, Select } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { type BackendView, type FileEncoding, fileEncodingSchema } from '../../../../shared/domain/backend.ts';
import { checkText } from '../../../../shared/texts/checks/check-text.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import formClasses from '../../../ui/form.module.css';
import { Note } from '../../../ui/note.tsx';
import { uiTexts } from '../../../ui/texts.ts';
import { useRefusal } from '../../../ui/use-refusal.ts';
import { useWho, WhoField } from '../../../ui/who-field.tsx';
import { filesTexts } from './files-texts.ts';
import { useConsoleExport } from './use-console-export.ts';

/** The waiting records in the console's own columns; from then on they count as exported, not as delivered. */
export function ExportForm({ view }: { readonly view: BackendView }) {
  const t = useTexts(filesTexts);
  const ui = useTexts(uiTexts);
  const language = useLanguage();
  const refusal = useRefusal();
  const who = useWho();
  const exporting = useConsoleExport();
  const [chosen, setChosen] = useState<FileEncoding>();
  const [again, setAgain] = useState(false);
  const { layout } = view;
  if (layout === undefined) return <div className={formClasses.hint}>{t('export.unknown')}</div>;
  if (refusal !== undefined) return null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const by = who.given();
    if (by === undefined) return;
    const encoding = chosen === undefined ? {} : { encoding: chosen };
    void exporting.make({ serverId: view.serverId, by, again, ...encoding });
  };
  const { made } = exporting;
  const encodings = fileEncodingSchema.options.map((value) => {
    const label = t(`encoding.${value}`);
    return { value, label: value === layout.encoding ? t('encoding.learned', { encoding: label }) : label };
  });
  return (
    <form className={formClasses.fields} onSubmit={submit}>
      <div className={formClasses.hint}>{t('export.text')}</div>
      <div className={formClasses.pair}>
        <WhoField who={who} />
        <Select
          label={t('export.encoding')}
          allowDeselect={false}
          data={encodings}
          value={chosen ?? layout.encoding}
          onChange={(value) => setChosen(fileEncodingSchema.options.find((encoding) => encoding === value))}
        />
      </div>
      <Checkbox label={t('export.again')} checked={again} onChange={(event) => setAgain(event.currentTarget.checked)} />
      <ErrorNote problem={exporting.problem} onClose={exporting.reset} />
      {made !== undefined && (
        <Note
          tone={made.isSaved ? 'done' : 'needs'}
          role="status"
          title={
            made.isSaved
              ? t('export.done', {
                  file: made.file.fileName,
                  devices: made.file.devices,
                  records: made.file.records,
                })
              : t('export.unsaved')
          }
          actions={
            <Button variant="default" onClick={made.isSaved ? exporting.reset : exporting.saveAgain}>
              {made.isSaved ? ui('close') : t('export.save-again')}
            </Button>
          }
        >
          <div>{t(made.isSaved ? 'export.done.text' : 'export.unsaved.text')}</div>
          {made.file.warnings.map((warning) => (
            <div key={warning.code}>{checkText(warning, language)}</div>
          ))}
        </Note>
      )}
      <div>
        <Button
          type="submit"
          variant="default"
          leftSection={<IconFileExport size={16} aria-hidden />}
          loading={exporting.pending}
        >
          {t('export.do')}
        </Button>
      </div>
    </form>
  );
}
