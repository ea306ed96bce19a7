import { Button } from '@mantine/core';
import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Note } from '../../../ui/note.tsx';
import { uiTexts } from '../../../ui/texts.ts';
import { mdmTexts } from './mdm-texts.ts';
import type { LinkTestState } from './use-link-test.ts';

/** What the test of the link found, in plain words. */
export function LinkTest({ test }: { readonly test: LinkTestState }) {
  const t = useTexts(mdmTexts);
  const ui = useTexts(uiTexts);
  const { time } = useFormats();
  const { outcome, problem, run, reset } = test;
  if (problem !== undefined) return <ErrorNote problem={problem} onRetry={run} onClose={reset} />;
  if (outcome === undefined) return null;
  return (
    <Note
      tone="done"
      role="status"
      title={t('test.fine')}
      aside={
        <Button variant="subtle" color="gray" onClick={reset}>
          {ui('close')}
        </Button>
      }
    >
      {outcome.capabilities.files ? t('test.files') : t('test.fine.text', { time: time(outcome.at) })}
    </Note>
  );
}
