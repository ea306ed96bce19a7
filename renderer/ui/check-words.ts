import type { Reason } from '../../shared/domain/plan.ts';
import { checkText } from '../../shared/texts/checks/check-text.ts';
import type { Language } from '../../shared/texts/language.ts';
import { formatsOf } from '../i18n/format.ts';

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** A finding's sentence; moments in it as people here write them. */
export function checkWords({ code, params }: Reason, language: Language): string {
  const { dateTime } = formatsOf(language);
  const readable = Object.entries(params).map(([name, value]) => [name, instant.test(value) ? dateTime(value) : value]);
  return checkText({ code, params: Object.fromEntries(readable) }, language);
}
