import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { FileButton } from '../../ui/file-button.tsx';
import { Note } from '../../ui/note.tsx';
import type { ProfileDraft } from './profile-drafts.ts';
import classes from './profile-drop.module.css';
import { profileTexts } from './profile-texts.ts';
import { type FileFault, readProfileFiles } from './read-profile-files.ts';

/** Takes .mobileconfig files by drop or by the picker. */
export function ProfileDrop({ onAdd }: { readonly onAdd: (profiles: readonly ProfileDraft[]) => void }) {
  const p = useTexts(profileTexts);
  const [faults, setFaults] = useState<readonly FileFault[]>([]);
  const [isOver, setIsOver] = useState(false);
  const read = async (files: readonly File[]) => {
    const { profiles, faults: wrong } = await readProfileFiles(files);
    setFaults(wrong);
    if (profiles.length > 0) onAdd(profiles);
  };
  return (
    <>
      {faults.length > 0 && (
        <Note tone="failed" role="alert">
          {faults.map(({ kind, file }) => (
            <div key={file}>{p(`fault.${kind}`, { file })}</div>
          ))}
        </Note>
      )}
      <section
        aria-label={p('drop')}
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
          void read([...event.dataTransfer.files]);
        }}
      >
        <span>{p('drop')}</span>
        <FileButton purpose="profiles" multiple isImport onPick={(files) => void read(files)}>
          {p('pick')}
        </FileButton>
      </section>
    </>
  );
}
