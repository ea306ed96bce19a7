import { Select } from '@mantine/core';
import { verificationSchema } from '../../../shared/domain/blueprint.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { changeDraft, useEditing } from './editing.ts';
import { blueprintFormTexts } from './form-texts.ts';

const levels = verificationSchema.options;

/** What must be seen before an enrollment counts as verified. */
export function VerificationChoice() {
  const s = useTexts(blueprintFormTexts);
  const verification = useEditing(({ draft }) => draft.verification);
  return (
    <Select
      label={s('verification')}
      description={s(`verification.${verification}.hint`)}
      allowDeselect={false}
      data={levels.map((value) => ({ value, label: s(`verification.${value}`) }))}
      value={verification}
      onChange={(value) => changeDraft({ verification: levels.find((level) => level === value) ?? verification })}
    />
  );
}
