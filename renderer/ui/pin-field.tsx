import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';

type PinFieldProps = {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: ReactNode;
  readonly autoFocus?: boolean;
};

/** The station PIN: digits that nobody reads over a shoulder and no browser offers to keep. */
export function PinField({ label, description, value, onChange, error, autoFocus = false }: PinFieldProps) {
  return (
    <PasswordInput
      label={label}
      {...(description === undefined ? {} : { description })}
      inputMode="numeric"
      maxLength={12}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="new-password"
      spellCheck={false}
      data-1p-ignore
      {...(autoFocus ? { 'data-autofocus': true } : {})}
      {...(error === undefined ? {} : { error })}
    />
  );
}
