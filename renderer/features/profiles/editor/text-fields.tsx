import { NumberInput, TextInput } from '@mantine/core';
import { isDate, markedPath } from '../../../../shared/domain/profile-document.ts';
import { SecretField } from '../../../ui/secret-field.tsx';
import { dateFromLocal, localFromDate } from './dates.ts';
import type { FieldProps } from './field-props.ts';
import { useField } from './use-field.ts';

export function TextField(props: FieldProps) {
  const { value, onChange } = props;
  return (
    <TextInput
      {...useField(props)}
      autoComplete="off"
      spellCheck={false}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}

/** What the station keeps stays until something else is typed. */
export function SecretInput(props: FieldProps) {
  const { value, onChange } = props;
  const { label, description, error } = useField(props);
  const isKept = markedPath(value) !== undefined;
  return (
    <SecretField
      label={label}
      description={description}
      stored={isKept}
      value={typeof value === 'string' && !isKept ? value : ''}
      onChange={(text) => onChange(text || undefined)}
      {...(error === undefined ? {} : { error })}
    />
  );
}

export function NumberField(props: FieldProps) {
  const { value, onChange, field } = props;
  const { min, max, type } = field.place.key;
  return (
    <NumberInput
      {...useField(props)}
      allowDecimal={type === 'real'}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      clampBehavior="none"
      value={typeof value === 'number' ? value : ''}
      onChange={(typed) => onChange(typeof typed === 'number' ? typed : undefined)}
    />
  );
}

export function DateField(props: FieldProps) {
  const { value, onChange } = props;
  return (
    <TextInput
      {...useField(props)}
      type="datetime-local"
      value={isDate(value) ? localFromDate(value.$date) : ''}
      onChange={(event) => onChange(dateFromLocal(event.currentTarget.value))}
    />
  );
}
