import { type ReactNode, useState } from 'react';
import type { FilePurpose } from '../../shared/contract/window.ts';
import { FileButton } from './file-button.tsx';
import classes from './file-drop.module.css';

type FileDropProps = {
  /** What may be dropped here; also the name of the place. */
  readonly label: string;
  /** On the button beside it. */
  readonly pick: string;
  readonly purpose: FilePurpose;
  readonly multiple?: boolean;
  /** This is what the view's *Import…* means. */
  readonly isImport?: boolean;
  /** Extra words under the label. */
  readonly children?: ReactNode;
  readonly onFiles: (files: readonly File[]) => void;
};

/** Takes files by drop or by the picker. */
export function FileDrop({
  label,
  pick,
  purpose,
  multiple = false,
  isImport = false,
  children,
  onFiles,
}: FileDropProps) {
  const [isOver, setIsOver] = useState(false);
  return (
    <section
      aria-label={label}
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
        const files = [...event.dataTransfer.files];
        if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
      }}
    >
      <span>
        {label}
        {children}
      </span>
      <FileButton purpose={purpose} multiple={multiple} isImport={isImport} onPick={onFiles}>
        {pick}
      </FileButton>
    </section>
  );
}
