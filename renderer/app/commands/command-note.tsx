import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { pageCommandName } from '../../../shared/tables/page-commands.ts';
import { useLanguage, useTexts } from '../../i18n/use-texts.ts';
import { useRouteStore } from '../../state/route-store.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Note } from '../../ui/note.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { useCommandNote } from './command-note-store.ts';
import { commandTexts } from './texts.ts';

const close = () => useCommandNote.setState({ note: undefined });

/** Says what came of a menu's command when nothing else shows it; gone with the next command or view. */
export function CommandNote() {
  const t = useTexts(commandTexts);
  const u = useTexts(uiTexts);
  const language = useLanguage();
  const note = useCommandNote((store) => store.note);
  const view = useRouteStore(({ route }) => route?.view);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said of one view says nothing of the next
  useEffect(() => close, [view]);
  if (note === undefined) return null;
  if (note.kind === 'failed') return <ErrorNote problem={note.problem} onClose={close} />;
  const name = pageCommandName(note.command, language);
  return (
    <Note
      tone="info"
      title={t('refused', { name })}
      aside={
        <Button variant="default" onClick={close}>
          {u('close')}
        </Button>
      }
    >
      {t('refused.text')}
    </Note>
  );
}
