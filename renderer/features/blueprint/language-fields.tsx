import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useLanguage, useTexts } from '../../i18n/use-texts.ts';
import formClasses from '../../ui/form.module.css';
import { changeDraft, useEditing } from './editing.ts';
import { blueprintFormTexts } from './form-texts.ts';
import { languageChoices, localeChoices, timeZones } from './places.ts';

/** What the device speaks and where it is; set over USB before the person sees it. */
export function LanguageFields({ faultText }: { readonly faultText: (path: string) => string | null }) {
  const s = useTexts(blueprintFormTexts);
  const language = useLanguage();
  const draft = useEditing((editing) => editing.draft);
  const languages = useMemo(() => languageChoices(language, draft.language), [language, draft.language]);
  const locales = useMemo(() => localeChoices(language, draft.locale), [language, draft.locale]);
  const common = { searchable: true, clearable: true, placeholder: s('language.unset') } as const;
  return (
    <div className={formClasses.fields}>
      <div className={formClasses.pair}>
        <Select
          {...common}
          label={s('language')}
          data={languages}
          value={draft.language || null}
          onChange={(tag) => changeDraft({ language: tag ?? '' })}
          error={faultText('language')}
        />
        <Select
          {...common}
          label={s('locale')}
          data={locales}
          value={draft.locale || null}
          onChange={(tag) => changeDraft({ locale: tag ?? '' })}
          error={faultText('locale')}
        />
      </div>
      <Select
        {...common}
        label={s('timeZone')}
        data={timeZones(draft.timeZone)}
        limit={80}
        value={draft.timeZone || null}
        onChange={(zone) => changeDraft({ timeZone: zone ?? '' })}
        error={faultText('timeZone')}
      />
    </div>
  );
}
