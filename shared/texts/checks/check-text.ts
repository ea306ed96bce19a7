import type { Reason } from '../../domain/plan.ts';
import { fill, type Language } from '../language.ts';
import { enrollmentUrlTexts } from './enrollment-url.ts';
import type { CheckTexts, PlacesOf } from './text.ts';

const catalogue = { ...enrollmentUrlTexts } satisfies CheckTexts;

type Catalogue = typeof catalogue;
export type CheckTextCode = keyof Catalogue;
type Places<C extends CheckTextCode> = PlacesOf<Catalogue[C]['en']>;
type Params<C extends CheckTextCode> = [Places<C>] extends [never] ? [] : [params: Readonly<Record<Places<C>, string>>];

export const checkTexts: CheckTexts = catalogue;

/** A finding or a cure by its sentence. A sentence that does not exist, or a place left open, is a type error. */
export function checkReason<C extends CheckTextCode>(code: C, ...[params]: Params<C>): Reason {
  return { code, params: { ...params } };
}

/** The sentence for a person; the bare code when it is not one of these. */
export function checkText(reason: Reason, language: Language): string {
  const text = checkTexts[reason.code];
  return text === undefined ? reason.code : fill(text[language], reason.params);
}
