import { Input, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import formClasses from '../../ui/form.module.css';
import { changeDraft, useEditing } from './editing.ts';
import { blueprintFormTexts } from './form-texts.ts';
import { VerificationChoice } from './verification-choice.tsx';

const switches = [
  'keepUsbUsable',
  'keepUnlockToken',
  'keepBypassCode',
  'preserveDataPlan',
  'disallowProximitySetup',
  'removeWifiAfterEnrollment',
] as const;
const finishes = ['none', 'restart', 'shut-down'] as const;

export function DetailsFields({ faultText }: { readonly faultText: (path: string) => string | null }) {
  const s = useTexts(blueprintFormTexts);
  const draft = useEditing((editing) => editing.draft);
  return (
    <div className={formClasses.fields}>
      {switches.map((name) => (
        <Switch
          key={name}
          label={s(name)}
          {...(name === 'removeWifiAfterEnrollment' ? { description: s('removeWifiAfterEnrollment.hint') } : {})}
          checked={draft[name]}
          onChange={(event) => changeDraft({ [name]: event.currentTarget.checked })}
        />
      ))}
      <TextInput
        label={s('lockScreenMessage')}
        description={s('lockScreenMessage.hint')}
        maxLength={200}
        value={draft.lockScreenMessage}
        onChange={(event) => changeDraft({ lockScreenMessage: event.currentTarget.value })}
        error={faultText('lockScreenMessage')}
      />
      {draft.serverId !== null && <VerificationChoice />}
      <Input.Wrapper label={s('finish')} description={s('finish.hint')} labelElement="div">
        <div>
          <SegmentedControl
            aria-label={s('finish')}
            data={finishes.map((value) => ({ value, label: s(`finish.${value}`) }))}
            value={draft.finish}
            onChange={(value) => changeDraft({ finish: finishes.find((one) => one === value) ?? 'none' })}
          />
        </div>
      </Input.Wrapper>
    </div>
  );
}
