import { isProfileDict, type ProfileDocument, type ProfileValue } from '../../../../shared/domain/profile-document.ts';
import { withoutValue, withValue } from '../../../../shared/profiles/settings.ts';
import { contentOf } from '../draft.ts';
import { changeDraft, useEditing } from '../editing.ts';

/** Sets a key of the profile itself; `undefined` takes it away. */
export function changeProfile(path: readonly string[], value: ProfileValue | undefined): void {
  const { document } = useEditing.getState().draft;
  changeDraft({ document: changed(document, path, value) });
}

/** Sets a key of one payload. */
export function changePayload(index: number, path: readonly string[], value: ProfileValue | undefined): void {
  const { document } = useEditing.getState().draft;
  const content = contentOf(document).map((payload, place) =>
    place === index && isProfileDict(payload) ? changed(payload, path, value) : payload,
  );
  changeDraft({ document: { ...document, PayloadContent: content } });
}

export function addPayload(payload: ProfileDocument): void {
  const { document } = useEditing.getState().draft;
  changeDraft({ document: { ...document, PayloadContent: [...contentOf(document), payload] } });
}

export function removePayload(index: number): void {
  const { document } = useEditing.getState().draft;
  const content = contentOf(document).filter((_, place) => place !== index);
  changeDraft({ document: { ...document, PayloadContent: content } });
}

/** A dictionary with a key set or taken away. */
export function changed(
  dict: ProfileDocument,
  path: readonly string[],
  value: ProfileValue | undefined,
): ProfileDocument {
  if (value === undefined) return withoutValue(dict, path);
  const set = withValue(dict, path, value);
  return isProfileDict(set) ? set : dict;
}
