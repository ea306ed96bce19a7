import type { FleetServer } from '../../../../shared/domain/fleet.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { Note } from '../../../ui/note.tsx';
import { checkThese } from '../check/check-form.ts';
import { showPart } from '../fleet-route.ts';
import { openForm } from '../form/open-form.ts';
import { fleetTexts } from '../texts.ts';

export type Taken = { readonly known: readonly string[]; readonly unknown: readonly string[] };

type TakenNoteProps = {
  readonly taken: Taken;
  readonly server: FleetServer | undefined;
  readonly onClose: () => void;
};

/** So many are named, and no more: a list of a thousand is no sentence. */
const named = 12;

/** What became of serial numbers that were pasted or dropped: those in the list are chosen, the others are named. */
export function TakenNote({ taken: { known, unknown }, server, onClose }: TakenNoteProps) {
  const t = useTexts(fleetTexts);
  const check = () => {
    checkThese(unknown);
    showPart('check');
  };
  return (
    <Note
      tone={unknown.length > 0 ? 'needs' : 'done'}
      role="status"
      title={t('taken.title', { count: known.length })}
      actions={
        <>
          {unknown.length > 0 && <ActButton onClick={check}>{t('taken.check')}</ActButton>}
          {unknown.length > 0 && server?.offers.includes('activate') === true && (
            <ActButton onClick={() => openForm('activate', { serverId: server.serverId, serials: unknown })}>
              {t('taken.activate')}
            </ActButton>
          )}
          <ActButton quiet harmless onClick={onClose}>
            {t('taken.close')}
          </ActButton>
        </>
      }
    >
      {unknown.length > 0 &&
        t('taken.unknown', {
          count: unknown.length,
          serials: [...unknown.slice(0, named), ...(unknown.length > named ? ['…'] : [])].join(', '),
        })}
    </Note>
  );
}
