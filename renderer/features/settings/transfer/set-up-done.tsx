import type { TransferResult } from '../../../../shared/domain/transfer.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { Note } from '../../../ui/note.tsx';
import { Page } from '../../../ui/page.tsx';
import { PrimaryAction } from '../../../ui/primary-action.tsx';
import { uiTexts } from '../../../ui/texts.ts';
import { transferTexts } from './texts.ts';

/** What was taken in, and the way back. */
export function SetUpDone({ result, onDone }: { readonly result: TransferResult; readonly onDone: () => void }) {
  const t = useTexts(transferTexts);
  const u = useTexts(uiTexts);
  const { added, changed, left, backup } = result;
  return (
    <Page
      title={t('up.title')}
      width="reading"
      primary={
        <PrimaryAction harmless onClick={onDone}>
          {u('close')}
        </PrimaryAction>
      }
    >
      <Note tone="done" role="status" title={t('done.title')}>
        <p>{t('done.text', { added: added.length, changed: changed.length, left })}</p>
        <p>{t('done.undo', { backup })}</p>
      </Note>
    </Page>
  );
}
