import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { uiTexts } from './texts.ts';

type SecretFieldProps = {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The station holds one already; it never comes back out, so the field starts empty. */
  readonly stored?: boolean;
  readonly required?: boolean;
  readonly error?: ReactNode;
  readonly autoFocus?: boolean;
};

/** A secret goes in and is never shown again. Browsers are told not to offer, keep or correct it. */
export function SecretField({
  label,
  description,
  value,
  onChange,
  stored = false,
  required = false,
  error,
  autoFocus = false,
}: SecretFieldProps) {
  const t = useTexts(uiTexts);
  const note = stored ? t('stored-secret') : description;
  return (
    <PasswordInput
      label={label}
      {...(note === undefined ? {} : { description: note })}
      placeholder={stored ? '••••••••' : ''}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      required={required && !stored}
      autoComplete="new-password"
      spellCheck={false}
      data-1p-ignore
      autoFocus={autoFocus}
      {...(error === undefined ? {} : { error })}
    />
  );
}
