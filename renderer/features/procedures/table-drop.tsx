import { useTexts } from '../../i18n/use-texts.ts';
import { toBase64 } from '../../ui/base64.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { procedureTexts } from './texts.ts';

export type TableFile = { readonly fileName: string; readonly data: string };

type TableDropProps = {
  /** The name of the file that was taken and waits for something else. */
  readonly chosen?: string | undefined;
  readonly onFile: (file: TableFile) => void;
};

/** Takes the console's CSV. */
export function TableDrop({ chosen, onFile }: TableDropProps) {
  const t = useTexts(procedureTexts);
  const take = async ([file]: readonly File[]) => {
    if (file === undefined) return;
    onFile({ fileName: file.name, data: toBase64(new Uint8Array(await file.arrayBuffer())) });
  };
  return (
    <FileDrop
      label={chosen === undefined ? t('list.drop') : t('list.chosen', { file: chosen })}
      pick={t('list.pick')}
      purpose="table"
      isImport
      onFiles={(files) => void take(files)}
    />
  );
}
