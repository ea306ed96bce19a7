import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { reloadLibrary } from '../../state/library-store.ts';
import { useCommand } from '../../state/use-command.ts';
import { toBase64 } from '../../ui/base64.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { announce } from '../../ui/live-region.tsx';
import { Note } from '../../ui/note.tsx';
import classes from './profiles.module.css';
import { profileTexts } from './texts.ts';

const maxBytes = 3_000_000;

/** Takes .mobileconfig files into the library, by drop or by the picker; each is kept byte by byte. */
export function ImportFiles() {
  const t = useTexts(profileTexts);
  const importing = useCommand('profiles.import');
  const [isOver, setIsOver] = useState(false);
  const [tooLarge, setTooLarge] = useState<readonly string[]>([]);
  const take = async (files: readonly File[]) => {
    setTooLarge(files.filter(({ size }) => size > maxBytes).map(({ name }) => name));
    for (const file of files.filter(({ size }) => size <= maxBytes)) {
      const data = toBase64(new Uint8Array(await file.arrayBuffer()));
      const name = file.name.replace(/\.mobileconfig$/i, '').slice(0, 200) || file.name;
      const added = await importing.run({ data, name });
      if (added === undefined) break;
      announce(t('added', { name: added.name }));
    }
    await reloadLibrary().catch(() => undefined);
  };
  return (
    <>
      <ErrorNote problem={importing.problem} onClose={importing.reset} />
      {tooLarge.length > 0 && (
        <Note tone="failed" role="alert">
          {tooLarge.map((file) => (
            <div key={file}>{t('fault.too-large', { file })}</div>
          ))}
        </Note>
      )}
      <section
        aria-label={t('drop')}
        className={classes.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          void take([...event.dataTransfer.files]);
        }}
      >
        <span>{t('drop')}</span>
        <FileButton purpose="profiles" multiple isImport onPick={(files) => void take(files)}>
          {t('import')}
        </FileButton>
      </section>
    </>
  );
}
