import type { FleetOperationKind } from '../../../../shared/domain/fleet.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { Note } from '../../../ui/note.tsx';
import { changeDraft, useEditing } from './editing.ts';
import { formTexts } from './form-texts.ts';
import { openForm } from './open-form.ts';
import { forgetPreview } from './preview-store.ts';
import { namesOf } from './told-list.tsx';
import type { Start } from './use-start.ts';

type InsistNoteProps = {
  readonly kind: FleetOperationKind;
  readonly serials: readonly string[];
  readonly start: Start;
};

/** The normal way works for these: it is offered first, and to force them all the same takes a second word. */
export function InsistNote({ kind, serials, start }: InsistNoteProps) {
  const t = useTexts(formTexts);
  const serverId = useEditing(({ draft }) => draft.serverId);
  const normal = () => {
    if (kind === 'force') return openForm('inactivate', { serverId, serials });
    changeDraft({ because: '' });
    forgetPreview();
  };
  return (
    <Note
      tone="info"
      title={namesOf(serials)}
      actions={
        <>
          <ActButton onClick={normal}>{t('insist.normal')}</ActButton>
          <ActButton quiet pending={start.looking.pending} onClick={() => void start.insist()}>
            {t('insist.force')}
          </ActButton>
        </>
      }
    >
      {t('insist.text')}
    </Note>
  );
}
