import type { FleetListing, FleetServer } from '../../../../shared/domain/fleet.ts';
import type { Problem } from '../../../../shared/domain/run.ts';
import { problemText } from '../../../../shared/texts/problem-text.ts';
import { agoText } from '../../../i18n/ago.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { useOnline } from '../../../state/connection-store.ts';
import { useNow } from '../../../state/use-now.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Note } from '../../../ui/note.tsx';
import { Notes } from '../../../ui/notes.tsx';
import { fleetTexts } from '../texts.ts';
import { TakenNote } from './taken-note.tsx';
import type { useTakenSerials } from './use-taken-serials.ts';

type DevicesNotesProps = {
  readonly listing: (FleetListing & { readonly servers: readonly FleetServer[]; readonly at: string }) | undefined;
  readonly problem: Problem | undefined;
  readonly onRetry: () => void;
  readonly taking: ReturnType<typeof useTakenSerials>;
  readonly server: FleetServer | undefined;
};

/** What is to be said over the list: that it is old, that an MDM was not asked, what became of a paste. */
export function DevicesNotes({ listing, problem, onRetry, taking, server }: DevicesNotesProps) {
  const t = useTexts(fleetTexts);
  const language = useLanguage();
  const online = useOnline();
  const now = useNow(30_000);
  return (
    <Notes>
      {!online && listing !== undefined && (
        <Note
          tone="info"
          role="status"
          title={t('offline', { ago: agoText(listing.at, now, language) ?? t('just-now') })}
        />
      )}
      <ErrorNote problem={problem} onRetry={onRetry} />
      {listing?.notAsked.map(({ serverId, problem: reason }) => {
        const { what, next } = problemText(reason, language);
        const name = listing.servers.find((one) => one.serverId === serverId)?.name ?? serverId;
        return (
          <Note key={serverId} tone="needs" role="status" title={t('not-asked', { server: name })}>
            {what} {next}
          </Note>
        );
      })}
      <ErrorNote problem={taking.files.problem} onClose={taking.files.reset} />
      {taking.taken !== undefined && <TakenNote taken={taking.taken} server={server} onClose={taking.close} />}
    </Notes>
  );
}
