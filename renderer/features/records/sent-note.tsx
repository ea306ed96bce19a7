import { CloseButton } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import { Note } from '../../ui/note.tsx';
import { uiTexts } from '../../ui/texts.ts';
import classes from './records.module.css';
import { recordsTexts } from './texts.ts';
import type { Sent } from './use-send-now.ts';

type SentNoteProps = { readonly result: Sent | undefined; readonly onClose: () => void };

/** What came of *Send now*: all gone, some left, or some refused. */
export function SentNote({ result, onClose }: SentNoteProps) {
  const t = useTexts(recordsTexts);
  const ui = useTexts(uiTexts);
  if (result === undefined) return null;
  const { delivered, pending, parked } = result;
  const isAllGone = pending === 0 && parked === 0;
  return (
    <Note tone={isAllGone ? 'done' : 'needs'} role="status">
      <div className={classes.sent}>
        <div>
          {isAllGone && <div>{t('sent.all', { count: delivered })}</div>}
          {pending > 0 && <div>{t('sent.left', { count: pending })}</div>}
          {parked > 0 && <div>{t('sent.parked', { count: parked })}</div>}
        </div>
        <CloseButton aria-label={ui('close')} onClick={onClose} />
      </div>
    </Note>
  );
}
