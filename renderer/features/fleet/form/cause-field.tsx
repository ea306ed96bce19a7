import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { forceCauses } from '../../../../shared/domain/fleet.ts';
import { causeWords } from '../../../../shared/texts/fleet/words.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { changeDraft, useEditing } from './editing.ts';
import { formTexts } from './form-texts.ts';

type CauseFieldProps = {
  /** Without a cause the normal inactivation is done. */
  readonly required?: boolean;
  readonly error: ReactNode;
};

/** Why the normal inactivation cannot work. */
export function CauseField({ required = false, error }: CauseFieldProps) {
  const t = useTexts(formTexts);
  const language = useLanguage();
  const because = useEditing(({ draft }) => draft.because);
  return (
    <Select
      label={t('because')}
      maw={420}
      {...(required
        ? { required, placeholder: t('because.choose') }
        : { clearable: true, placeholder: t('because.none') })}
      data={forceCauses.map((value) => ({ value, label: causeWords[value][language] }))}
      value={because === '' ? null : because}
      onChange={(chosen) => changeDraft({ because: chosen ?? '', insist: false })}
      error={error}
    />
  );
}
