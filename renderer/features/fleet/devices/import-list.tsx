import { useState } from 'react';
import type { ImportReport } from '../../../../shared/domain/backend.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { useMayAct } from '../../../state/connection-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { toBase64 } from '../../../ui/base64.ts';
import { checkWords } from '../../../ui/check-words.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { FileDrop } from '../../../ui/file-drop.tsx';
import { announce } from '../../../ui/live-region.tsx';
import { Note } from '../../../ui/note.tsx';
import { Notes } from '../../../ui/notes.tsx';
import { fleetTexts } from '../texts.ts';

type ImportListProps = { readonly server: { readonly serverId: string; readonly name: string } };

/** Carries the list that a console exported to the station: what it shows is what is read back. */
export function ImportList({ server }: ImportListProps) {
  const t = useTexts(fleetTexts);
  const language = useLanguage();
  const mayAct = useMayAct();
  const read = useCommand('backends.import');
  const [report, setReport] = useState<ImportReport>();
  if (!mayAct) return null;
  const take = async ([file]: readonly File[]) => {
    if (file === undefined) return;
    const data = toBase64(new Uint8Array(await file.arrayBuffer()));
    const done = await read.run({ serverId: server.serverId, fileName: file.name, data });
    setReport(done);
    if (done !== undefined) announce(t('import.done', { file: done.fileName, count: done.rows }));
  };
  return (
    <Notes>
      <FileDrop
        label={t('import.drop', { server: server.name })}
        pick={t('import.pick')}
        purpose="table"
        isImport
        onFiles={(files) => void take(files)}
      />
      <ErrorNote problem={read.problem} onClose={read.reset} />
      {report !== undefined && (
        <Note
          tone={report.warnings.length > 0 ? 'needs' : 'done'}
          role="status"
          title={t('import.done', { file: report.fileName, count: report.rows })}
        >
          {report.warnings.map((warning) => (
            <div key={JSON.stringify(warning)}>{checkWords(warning, language)}</div>
          ))}
        </Note>
      )}
    </Notes>
  );
}
