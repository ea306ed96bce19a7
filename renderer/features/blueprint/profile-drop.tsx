import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Note } from '../../ui/note.tsx';
import type { ProfileDraft } from './profile-drafts.ts';
import { profileTexts } from './profile-texts.ts';
import { type FileFault, readProfileFiles } from './read-profile-files.ts';

/** Takes .mobileconfig files by drop or by the picker. */
export function ProfileDrop({ onAdd }: { readonly onAdd: (profiles: readonly ProfileDraft[]) => void }) {
  const p = useTexts(profileTexts);
  const [faults, setFaults] = useState<readonly FileFault[]>([]);
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
      <FileDrop
        label={p('drop')}
        pick={p('pick')}
        purpose="profiles"
        multiple
        isImport
        onFiles={(files) => void read(files)}
      />
    </>
  );
}
