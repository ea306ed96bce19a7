import { useState } from 'react';
import { bundleLimitBytes } from '../../../shared/domain/blueprint-bundle.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useCommand } from '../../state/use-command.ts';
import { toBase64 } from '../../ui/base64.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { Note } from '../../ui/note.tsx';
import { blueprintFileTexts } from './file-texts.ts';
import { useImporting } from './importing.ts';

/** Chooses an exported blueprint and has the station read it. */
export function ImportButton() {
  const t = useTexts(blueprintFileTexts);
  const read = useCommand('blueprints.readFile');
  const [tooLarge, setTooLarge] = useState<string>();
  const take = async ([file]: readonly File[]) => {
    if (file === undefined) return;
    setTooLarge(file.size > bundleLimitBytes ? file.name : undefined);
    if (file.size > bundleLimitBytes) return;
    const data = toBase64(new Uint8Array(await file.arrayBuffer()));
    const contents = await read.run({ data });
    if (contents !== undefined) useImporting.setState({ importing: { data, contents }, leftOut: [] });
  };
  return (
    <>
      <FileButton purpose="blueprint" isImport onPick={(files) => void take(files)}>
        {t('import')}
      </FileButton>
      {tooLarge !== undefined && <Note tone="failed" role="alert" title={t('too-large', { file: tooLarge })} />}
      <ErrorNote problem={read.problem} onClose={read.reset} />
    </>
  );
}
