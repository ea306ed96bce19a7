import { checkValue } from '../../../../shared/profiles/check-value.ts';
import { ruleOf } from '../../../../shared/tables/payload-places.ts';
import { profileFindingText } from '../../../../shared/texts/profiles/findings.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import type { FieldProps } from './field-props.ts';
import { editorTexts } from './texts.ts';

/** What every device that is kitted today has is not worth a word. */
const oldest = 12;

/** What every field shows: its words, Apple's key, which devices take it, and what is wrong with its value. */
export function useField({ field, value }: Pick<FieldProps, 'field' | 'value'>) {
  const e = useTexts(editorTexts);
  const language = useLanguage();
  const { label, hint, place, path } = field;
  const rule = ruleOf(place, 'ios');
  const wrong = value === undefined ? [] : checkValue(place, value, path).filter(({ level }) => level === 'error');
  const notes = [
    hint?.[language],
    path.join('.'),
    rule?.from === undefined || Number.parseFloat(rule.from) < oldest ? undefined : e('since', { version: rule.from }),
    rule?.supervised ? e('supervised-only') : undefined,
  ].filter((note) => note !== undefined);
  return {
    label: label[language],
    description: notes.join(' · '),
    required: place.key.required === true,
    error: wrong[0] === undefined ? undefined : profileFindingText(wrong[0], language),
  };
}
