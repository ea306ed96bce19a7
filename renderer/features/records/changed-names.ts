import { type GivenName, givenNames, type RecordAmendment } from '../../../shared/domain/record-care.ts';

type Names = Readonly<Partial<Record<GivenName, string | undefined>>>;

/** What was typed otherwise. A name that was emptied stays as it is: an amendment puts right, it takes nothing away. */
export function changedNames(before: Names, typed: Names): RecordAmendment {
  const changed = givenNames.flatMap((name) => {
    const text = typed[name]?.trim() ?? '';
    return text === '' || text === before[name] ? [] : [[name, text] as const];
  });
  return Object.fromEntries(changed);
}
