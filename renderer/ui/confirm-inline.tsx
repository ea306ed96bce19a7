import { Button } from '@mantine/core';
import { useFocusTrap } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { Note } from './note.tsx';
import classes from './states.module.css';
import { uiTexts } from './texts.ts';

type ConfirmInlineProps = {
  readonly question: string;
  /** What will happen and what will not come back. */
  readonly children?: ReactNode;
  /** Names the count and the effect: "Remove 3 profiles". */
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly pending?: boolean;
  readonly danger?: boolean;
};

/** Asks in place, not in a dialog. Cancel has the focus and stands first. */
export function ConfirmInline({
  question,
  children,
  confirmLabel,
  onConfirm,
  onCancel,
  pending = false,
  danger = true,
}: ConfirmInlineProps) {
  const t = useTexts(uiTexts);
  const trap = useFocusTrap();
  return (
    <div
      ref={trap}
      className={classes.question}
      role="alertdialog"
      aria-label={question}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <Note
        tone={danger ? 'needs' : 'info'}
        title={question}
        actions={
          <>
            <Button variant="default" data-autofocus onClick={onCancel}>
              {t('cancel')}
            </Button>
            <Button {...(danger ? { color: 'red.9' } : {})} loading={pending} onClick={onConfirm}>
              {confirmLabel}
            </Button>
          </>
        }
      >
        {children}
      </Note>
    </div>
  );
}
