import { Switch } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import formClasses from '../../ui/form.module.css';
import { Note } from '../../ui/note.tsx';
import { changeDraft, useEditing } from './editing.ts';
import { blueprintFormTexts } from './form-texts.ts';

/** Supervise, and whether other computers may pair: off cannot be undone from the MDM. */
export function SupervisionChoice() {
  const s = useTexts(blueprintFormTexts);
  const { supervise, allowPairing } = useEditing((editing) => editing.draft);
  return (
    <div className={formClasses.fields}>
      <Switch
        label={s('supervise')}
        description={s('supervise.hint')}
        checked={supervise}
        onChange={(event) => changeDraft({ supervise: event.currentTarget.checked })}
      />
      <Switch
        label={s('pairing')}
        description={s('pairing.hint')}
        checked={allowPairing}
        onChange={(event) => changeDraft({ allowPairing: event.currentTarget.checked })}
      />
      {!allowPairing && (
        <Note tone="needs" role="status" title={s('pairing.warning.title')}>
          {s('pairing.warning')}
        </Note>
      )}
    </div>
  );
}
