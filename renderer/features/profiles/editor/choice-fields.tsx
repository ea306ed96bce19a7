import { Checkbox, NativeSelect } from '@mantine/core';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import formClasses from '../../../ui/form.module.css';
import type { FieldProps } from './field-props.ts';
import { editorTexts } from './texts.ts';
import { useField } from './use-field.ts';

/** A switch that may also be left alone: what is not in the profile is the device's own business. */
export function SwitchField(props: FieldProps) {
  const e = useTexts(editorTexts);
  const { value, onChange, field, type } = props;
  const [key = ''] = field.path;
  const isPermission = type === 'com.apple.applicationaccess' && /^(?:safariA|a)llow/.test(key);
  return (
    <NativeSelect
      {...useField(props)}
      value={typeof value === 'boolean' ? String(value) : ''}
      data={[
        { value: '', label: e('unset') },
        { value: 'true', label: e(isPermission ? 'allow' : 'on') },
        { value: 'false', label: e(isPermission ? 'forbid' : 'off') },
      ]}
      onChange={({ currentTarget: { value: text } }) => onChange(text === '' ? undefined : text === 'true')}
    />
  );
}

export function ChoiceField(props: FieldProps) {
  const e = useTexts(editorTexts);
  const language = useLanguage();
  const { value, onChange, field } = props;
  const choices = field.place.key.values ?? [];
  return (
    <NativeSelect
      {...useField(props)}
      value={value === undefined ? '' : String(value)}
      data={[
        { value: '', label: e('unset') },
        ...choices.map((choice) => ({
          value: String(choice),
          label: field.values?.[String(choice)]?.[language] ?? String(choice),
        })),
      ]}
      onChange={({ currentTarget: { value: text } }) => onChange(choices.find((choice) => String(choice) === text))}
    />
  );
}

/** Any of the values that the entries of a list may have. */
export function OptionsField(props: FieldProps) {
  const language = useLanguage();
  const { value, onChange, field } = props;
  const { label, description } = useField(props);
  const choices = field.place.key.item?.values ?? [];
  const chosen = Array.isArray(value) ? value : [];
  const take = (texts: readonly string[]) => {
    const others = chosen.filter((one) => !choices.some((choice) => choice === one));
    const all = [...choices.filter((choice) => texts.includes(String(choice))), ...others];
    onChange(all.length === 0 ? undefined : all);
  };
  return (
    <Checkbox.Group label={label} description={description} value={chosen.map(String)} onChange={take}>
      <div className={formClasses.row} style={{ flexWrap: 'wrap' }}>
        {choices.map((choice) => (
          <Checkbox
            key={String(choice)}
            value={String(choice)}
            label={field.values?.[String(choice)]?.[language] ?? String(choice)}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}
