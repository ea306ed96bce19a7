import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { checkWords } from '../../../ui/check-words.ts';
import classes from './form.module.css';
import { formTexts } from './form-texts.ts';
import type { Told } from './preview-groups.ts';

/** So many are named, and no more: a list of a thousand is no sentence. */
const named = 6;

/** Serial numbers as far as somebody reads them. */
export function namesOf(serials: readonly string[]): string {
  return [...serials.slice(0, named), ...(serials.length > named ? ['…'] : [])].join(', ');
}

type ToldListProps = { readonly told: readonly Told[]; readonly all: number };

/** Sentences, each with the devices of which it is true. */
export function ToldList({ told, all }: ToldListProps) {
  const t = useTexts(formTexts);
  const language = useLanguage();
  return (
    <ul className={classes.told}>
      {told.map(({ reason, serials }) => (
        <li key={JSON.stringify(reason)}>
          <span>{checkWords(reason, language)}</span>
          {all > 1 && (
            <span className={classes.whom}>
              {serials.length === all
                ? t('devices.all', { count: all })
                : t('devices.some', { count: serials.length, serials: namesOf(serials) })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
