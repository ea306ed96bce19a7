import { Button, FileButton } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
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
        <FileButton multiple accept=".mobileconfig" onChange={(files) => void read(files)}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconFolderOpen size={16} />}>
              {p('pick')}
            </Button>
          )}
        </FileButton>
      </section>
    </>
  );
}
