import { Radio } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import formClasses from '../../ui/form.module.css';
import { changeDraft, useEditing } from './editing.ts';
import { blueprintFormTexts } from './form-texts.ts';

const policies = ['when-needed', 'always', 'never'] as const;

export function EraseChoice() {
  const s = useTexts(blueprintFormTexts);
  const erase = useEditing(({ draft }) => draft.erase);
  return (
    <Radio.Group
      aria-label={s('section.erase')}
      value={erase}
      onChange={(value) => changeDraft({ erase: policies.find((policy) => policy === value) ?? erase })}
    >
      <div className={formClasses.fields}>
        {policies.map((policy) => (
          <Radio key={policy} value={policy} label={s(`erase.${policy}`)} description={s(`erase.${policy}.hint`)} />
        ))}
      </div>
    </Radio.Group>
  );
}
