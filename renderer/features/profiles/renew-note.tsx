import type { ListedProfile } from '../../../shared/domain/profile.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { reloadLibrary } from '../../state/library-store.ts';
import { useCommand } from '../../state/use-command.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { announce } from '../../ui/live-region.tsx';
import { Note } from '../../ui/note.tsx';
import { profileTexts } from './texts.ts';

/** Blueprints hold the revision they were saved with: says which lag behind and brings them up. */
export function RenewNote({ profile: { id, revision, usedBy } }: { readonly profile: ListedProfile }) {
  const t = useTexts(profileTexts);
  const renewing = useCommand('profiles.renew');
  const behind = usedBy.filter((blueprint) => blueprint.revision !== revision);
  if (behind.length === 0) return null;
  const renew = async () => {
    const renewed = await renewing.run({ id });
    if (renewed === undefined) return;
    announce(t('renewed', { names: renewed.blueprints.map(({ name }) => name).join(', ') }));
    await reloadLibrary().catch(() => undefined);
  };
  return (
    <>
      <ErrorNote problem={renewing.problem} onClose={renewing.reset} />
      <Note
        tone="info"
        title={t('behind', { count: behind.length })}
        actions={
          <ActButton pending={renewing.pending} onClick={() => void renew()}>
            {t('renew')}
          </ActButton>
        }
      >
        {behind.map(({ name }) => name).join(', ')}
      </Note>
    </>
  );
}
