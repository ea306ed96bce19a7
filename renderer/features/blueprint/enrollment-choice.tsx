import { Select } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import { changeDraft, useEditing } from './editing.ts';
import { blueprintFormTexts } from './form-texts.ts';

const modes = ['remote-management', 'silent-profile', 'post-setup', 'manual'] as const;

/** How devices come to their MDM. */
export function EnrollmentChoice() {
  const s = useTexts(blueprintFormTexts);
  const enrollment = useEditing(({ draft }) => draft.enrollment);
  return (
    <Select
      label={s('enrollment')}
      {...(enrollment === 'none' ? {} : { description: s(`enrollment.${enrollment}.hint`) })}
      allowDeselect={false}
      data={modes.map((value) => ({ value, label: s(`enrollment.${value}`) }))}
      value={enrollment === 'none' ? null : enrollment}
      onChange={(value) => changeDraft({ enrollment: modes.find((mode) => mode === value) ?? enrollment })}
    />
  );
}
