import { NativeSelect } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import { useLibrary } from '../../state/library-store.ts';
import { libraryDraft, type ProfileDraft } from './profile-drafts.ts';
import { profileTexts } from './profile-texts.ts';

type LibraryPickProps = {
  readonly taken: readonly ProfileDraft[];
  readonly onAdd: (profiles: readonly ProfileDraft[]) => void;
};

/** One of the station's own profiles, in its newest revision. Nothing is shown while there is none to choose. */
export function LibraryPick({ taken, onAdd }: LibraryPickProps) {
  const p = useTexts(profileTexts);
  const profiles = useLibrary((library) => library.profiles) ?? [];
  const held = new Set(taken.map(idOf));
  const left = profiles.filter(({ id }) => !held.has(id));
  if (left.length === 0) return null;
  return (
    <NativeSelect
      label={p('library')}
      value=""
      data={[{ value: '', label: p('library.pick') }, ...left.map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={({ currentTarget: { value } }) => {
        const chosen = left.find(({ id }) => id === value);
        if (chosen !== undefined) onAdd([libraryDraft(chosen)]);
      }}
    />
  );
}

function idOf(profile: ProfileDraft): string | undefined {
  if (profile.kind === 'library') return profile.id;
  return profile.kind === 'kept' ? profile.library?.id : undefined;
}
