import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FieldProps } from './field-props.ts';
import { lineOf, subjectOf } from './subject.ts';
import { useField } from './use-field.ts';

/** A distinguished name as one line: `CN={{serial}}, O=School`. */
export function SubjectField(props: FieldProps) {
  const { value, onChange } = props;
  const [text, setText] = useState(lineOf(value));
  return (
    <TextInput
      {...useField(props)}
      autoComplete="off"
      spellCheck={false}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(subjectOf(event.currentTarget.value));
      }}
    />
  );
}
