import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { isChanged, type KeptForm } from '../state/kept-form.ts';
import { formTexts } from './form-texts.ts';
import { Note } from './note.tsx';

type UnsavedNoteProps = {
  /** The form's state, read anew. */
  readonly form: () => Pick<KeptForm<unknown, unknown>, 'draft' | 'initial' | 'lostSecrets'>;
  readonly onDiscard: () => void;
};

/** Over a form that somebody comes back to, by another step or by a reload: what is typed is still here. */
export function UnsavedNote({ form, onDiscard }: UnsavedNoteProps) {
  const t = useTexts(formTexts);
  // What was so when the form came back; typing on is no reason to say it.
  const [found] = useState(() => ({ changed: isChanged(form()), lostSecrets: form().lostSecrets }));
  if (!found.changed && !found.lostSecrets) return null;
  return (
    <Note
      tone="info"
      role="status"
      title={t('unsaved')}
      aside={
        <Button variant="default" onClick={onDiscard}>
          {t('unsaved.discard')}
        </Button>
      }
    >
      {found.lostSecrets && t('unsaved.secrets')}
    </Note>
  );
}
