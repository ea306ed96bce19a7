import { Button } from '@mantine/core';
import type { Problem } from '../../shared/domain/run.ts';
import { problemText } from '../../shared/texts/problem-text.ts';
import { useLanguage, useTexts } from '../i18n/use-texts.ts';
import { CopyIcon } from './copy-icon.tsx';
import { Note } from './note.tsx';
import classes from './states.module.css';
import { uiTexts } from './texts.ts';

type ErrorNoteProps = {
  /** Nothing is drawn without one. */
  readonly problem: Problem | undefined;
  readonly onRetry?: () => void;
  readonly onClose?: () => void;
};

/** A problem in a person's words: what happened, what to do, and the code in small print to copy. */
export function ErrorNote({ problem, onRetry, onClose }: ErrorNoteProps) {
  const t = useTexts(uiTexts);
  const language = useLanguage();
  if (problem === undefined) return null;
  const { what, next, code } = problemText(problem, language);
  const hasActions = onRetry !== undefined || onClose !== undefined;
  return (
    <Note
      tone="failed"
      role="alert"
      title={what}
      {...(hasActions && {
        actions: (
          <>
            {onRetry !== undefined && (
              <Button variant="default" onClick={onRetry}>
                {t('retry')}
              </Button>
            )}
            {onClose !== undefined && (
              <Button variant="subtle" color="gray" onClick={onClose}>
                {t('close')}
              </Button>
            )}
          </>
        ),
      })}
    >
      {next !== '' && <div className={classes.noteNext}>{next}</div>}
      <span className={classes.noteCode}>
        <code>{code}</code>
        <CopyIcon value={code} label={t('copy-code')} />
      </span>
    </Note>
  );
}
