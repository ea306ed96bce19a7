import { Button } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import { Note } from '../../ui/note.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { blueprintFileTexts } from './file-texts.ts';
import { useImporting } from './importing.ts';

/** After an import: profiles that neither the file nor this Mac had. */
export function LeftOutNote() {
  const t = useTexts(blueprintFileTexts);
  const u = useTexts(uiTexts);
  const leftOut = useImporting((store) => store.leftOut);
  if (leftOut.length === 0) return null;
  return (
    <Note
      tone="needs"
      role="status"
      title={t('import.left-out', { names: leftOut.join(', ') })}
      aside={
        <Button variant="default" onClick={() => useImporting.setState({ leftOut: [] })}>
          {u('close')}
        </Button>
      }
    />
  );
}
