import { Switch } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import formClasses from '../../ui/form.module.css';
import { changeDraft, useEditing } from './editing.ts';
import { blueprintFormTexts } from './form-texts.ts';

const switches = ['keepUsbUsable', 'keepUnlockToken', 'preserveDataPlan', 'disallowProximitySetup'] as const;

export function DetailsFields() {
  const s = useTexts(blueprintFormTexts);
  const draft = useEditing((editing) => editing.draft);
  return (
    <div className={formClasses.fields}>
      {switches.map((name) => (
        <Switch
          key={name}
          label={s(name)}
          checked={draft[name]}
          onChange={(event) => changeDraft({ [name]: event.currentTarget.checked })}
        />
      ))}
    </div>
  );
}
