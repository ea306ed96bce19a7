import { Button } from '@mantine/core';
import { useTexts } from '../i18n/use-texts.ts';
import { formTexts } from './form-texts.ts';
import { Note } from './note.tsx';
import { uiTexts } from './texts.ts';

type InUseNoteProps = {
  readonly name: string;
  /** Names of the blueprints that use it. */
  readonly blueprints: readonly string[];
  readonly onClose: () => void;
};

/** Instead of the question whether to remove something: what uses it has to let go of it first. */
export function InUseNote({ name, blueprints, onClose }: InUseNoteProps) {
  const f = useTexts(formTexts);
  const u = useTexts(uiTexts);
  return (
    <Note
      tone="info"
      role="status"
      title={f('in-use', { name, count: blueprints.length })}
      actions={
        <Button variant="default" onClick={onClose}>
          {u('close')}
        </Button>
      }
    >
      {f('in-use.text', { blueprints: blueprints.join(', ') })}
    </Note>
  );
}
