import type { Reason } from '../../domain/plan.ts';
import { fill, type Language } from '../language.ts';
import { profileFindingTexts } from '../profiles/findings.ts';
import type { ReasonArea } from '../reasons/area.ts';
import type { Holes } from '../reasons/table.ts';
import { blueprintCheckTexts } from './blueprint.ts';
import { blueprintDayTexts } from './blueprint-day.ts';
import { connectionTexts } from './connection.ts';
import { consoleTexts } from './console.ts';
import { deliveryCheckTexts } from './deliveries.ts';
import { enrollmentUrlTexts } from './enrollment-url.ts';
import { expiryCheckTexts, expiryNotes } from './expiries.ts';
import { fleetTexts } from './fleet.ts';
import { pushTexts } from './push.ts';
import { serverCheckTexts } from './servers.ts';
import { stationCheckTexts } from './station.ts';

const catalogue = {
  ...stationCheckTexts,
  ...serverCheckTexts,
  ...deliveryCheckTexts,
  ...connectionTexts,
  ...blueprintCheckTexts,
  ...profileFindingTexts,
  ...blueprintDayTexts,
  ...enrollmentUrlTexts,
  ...consoleTexts,
  ...fleetTexts,
  ...pushTexts,
  ...expiryNotes,
} satisfies ReasonArea;

type Catalogue = typeof catalogue;
export type CheckTextCode = keyof Catalogue;
type Params<C extends CheckTextCode> = [Holes<Catalogue[C]['en']>] extends [never]
  ? []
  : [params: Readonly<Record<Holes<Catalogue[C]['en']>, string>>];

export const checkTexts: ReasonArea = { ...catalogue, ...expiryCheckTexts };

/** A finding or a cure by its sentence. A sentence that does not exist, or a hole left open, is a type error. */
export function checkReason<C extends CheckTextCode>(code: C, ...[params]: Params<C>): Reason {
  return { code, params: { ...params } };
}

/** The sentence for a person; the bare code when it is not one of these. */
export function checkText(reason: Reason, language: Language): string {
  const text = checkTexts[reason.code];
  return text === undefined ? reason.code : fill(text[language], reason.params, language);
}
