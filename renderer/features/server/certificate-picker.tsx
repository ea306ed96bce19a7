import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { FileButton } from '../../ui/file-button.tsx';
import { Note } from '../../ui/note.tsx';
import { type Certificate, certificatesIn } from './certificates.ts';
import { serverFormTexts } from './form-texts.ts';

const maxBytes = 1024 * 1024;
type Fault = { readonly kind: 'unreadable' | 'too-large'; readonly file: string };

/** Reads certificates from files, PEM or DER. */
export function CertificatePicker({ onPick }: { readonly onPick: (picked: readonly Certificate[]) => void }) {
  const s = useTexts(serverFormTexts);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const read = async (files: readonly File[]) => {
    const found: Certificate[] = [];
    const wrong: Fault[] = [];
    for (const file of files) {
      if (file.size > maxBytes) {
        wrong.push({ kind: 'too-large', file: file.name });
        continue;
      }
      const certificates = await certificatesIn(new Uint8Array(await file.arrayBuffer()));
      if (certificates.length === 0) wrong.push({ kind: 'unreadable', file: file.name });
      found.push(...certificates);
    }
    setFaults(wrong);
    if (found.length > 0) onPick(found);
  };
  return (
    <>
      {faults.length > 0 && (
        <Note tone="failed" role="alert">
          {faults.map(({ kind, file }) => (
            <div key={file}>{s(`file.${kind}`, { file })}</div>
          ))}
        </Note>
      )}
      <FileButton purpose="certificates" multiple onPick={(files) => void read(files)}>
        {s('anchors.pick')}
      </FileButton>
    </>
  );
}
