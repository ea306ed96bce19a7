import { NumberInput, TextInput } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import formClasses from '../../ui/form.module.css';
import { changeDraft, useEditing } from './editing.ts';
import { blueprintFormTexts } from './form-texts.ts';

/** What a device must have before anything is done to it. */
export function GuardFields({ faultText }: { readonly faultText: (path: string) => string | null }) {
  const s = useTexts(blueprintFormTexts);
  const { batteryFloorPercent, minimumOs, freeGigabytes } = useEditing((editing) => editing.draft);
  return (
    <div className={formClasses.pair}>
      <NumberInput
        label={s('battery')}
        min={0}
        max={100}
        step={5}
        allowDecimal={false}
        value={batteryFloorPercent}
        onChange={(value) => changeDraft({ batteryFloorPercent: value })}
        error={faultText('batteryFloorPercent')}
      />
      <TextInput
        label={s('minimumOs')}
        placeholder={s('minimumOs.example')}
        inputMode="decimal"
        autoComplete="off"
        value={minimumOs}
        onChange={(event) => changeDraft({ minimumOs: event.currentTarget.value })}
        error={faultText('minimumOs')}
      />
      <NumberInput
        label={s('freeSpace')}
        min={0}
        max={2000}
        value={freeGigabytes}
        onChange={(value) => changeDraft({ freeGigabytes: value })}
        error={faultText('minimumFreeBytes')}
      />
    </div>
  );
}
