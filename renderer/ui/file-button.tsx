import { Button } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { FilePurpose } from '../../shared/contract/window.ts';
import type { Problem } from '../../shared/domain/run.ts';
import { asKitError } from '../../shared/errors/kit-error.ts';
import { usePageCommand } from '../state/page-commands.ts';
import { outside } from '../transport/outside.ts';
import { ErrorNote } from './error-note.tsx';

type FileButtonProps = {
  readonly children: ReactNode;
  readonly purpose: FilePurpose;
  readonly multiple?: boolean;
  /** This is what the view's *Import…* means. */
  readonly isImport?: boolean;
  /** Called when the person chose at least one. */
  readonly onPick: (files: readonly File[]) => void;
};

/** Lets a person choose files, by the dialog of whatever program is around the page. */
export function FileButton({ children, purpose, multiple = false, isImport = false, onPick }: FileButtonProps) {
  const [problem, setProblem] = useState<Problem>();
  const pick = async () => {
    setProblem(undefined);
    try {
      const files = await outside.openFiles(purpose, { multiple });
      if (files.length > 0) onPick(files);
    } catch (error) {
      setProblem(asKitError(error).toProblem());
    }
  };
  usePageCommand('import', isImport ? () => void pick() : undefined);
  return (
    <>
      <Button variant="default" leftSection={<IconFolderOpen size={16} aria-hidden />} onClick={() => void pick()}>
        {children}
      </Button>
      <ErrorNote problem={problem} onClose={() => setProblem(undefined)} />
    </>
  );
}
