import { useState } from 'react';
import { rosterLimitBytes } from '../../../../shared/domain/roster.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { toBase64 } from '../../../ui/base64.ts';
import { FileButton } from '../../../ui/file-button.tsx';
import { Note } from '../../../ui/note.tsx';
import { openReading } from './reading.ts';
import { rosterTexts } from './roster-texts.ts';

/** Chooses a list to look at. */
export function RosterFileButton() {
  const t = useTexts(rosterTexts);
  const [tooLarge, setTooLarge] = useState<string>();
  const take = async ([file]: readonly File[]) => {
    if (file === undefined) return;
    setTooLarge(file.size > rosterLimitBytes ? file.name : undefined);
    if (file.size > rosterLimitBytes) return;
    openReading({ fileName: file.name, data: toBase64(new Uint8Array(await file.arrayBuffer())) });
  };
  return (
    <>
      <FileButton purpose="table" isImport onPick={(files) => void take(files)}>
        {t('import')}
      </FileButton>
      {tooLarge !== undefined && <Note tone="failed" role="alert" title={t('too-large', { file: tooLarge })} />}
    </>
  );
}
