import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { markedPath, type ProfileValue, profileDocumentSchema } from '../../../../shared/domain/profile-document.ts';
import { itemPlaceOf } from '../../../../shared/tables/payload-places.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import classes from '../profiles.module.css';
import type { FieldProps } from './field-props.ts';
import { editorTexts } from './texts.ts';
import { useField } from './use-field.ts';

/** A list of texts or numbers, one on each line. */
export function LinesField(props: FieldProps) {
  const e = useTexts(editorTexts);
  const { value, onChange, field } = props;
  const { description, ...shown } = useField(props);
  const isNumber = itemPlaceOf(field.place)?.key.type === 'integer';
  const [text, setText] = useState(Array.isArray(value) ? value.map(String).join('\n') : '');
  const change = (typed: string) => {
    setText(typed);
    const lines = typed
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const entries = isNumber ? lines.map((line) => (/^-?\d+$/.test(line) ? Number(line) : line)) : lines;
    onChange(entries.length === 0 ? undefined : entries);
  };
  return (
    <Textarea
      {...shown}
      description={`${description} · ${e('lines.hint')}`}
      autosize
      minRows={2}
      maxRows={10}
      spellCheck={false}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

/** A part that no form can be made of, as JSON. */
export function FreeField(props: FieldProps) {
  const e = useTexts(editorTexts);
  const { value, onChange } = props;
  const { description, ...shown } = useField(props);
  const [text, setText] = useState(value === undefined ? '' : JSON.stringify(value, null, 2));
  const read = readJson(text);
  const change = (typed: string) => {
    setText(typed);
    const parsed = readJson(typed);
    if (parsed.ok) onChange(parsed.value);
  };
  if (markedPath(value) !== undefined) return null;
  return (
    <Textarea
      {...shown}
      classNames={{ input: classes.editor ?? '' }}
      description={`${description} · ${e('json.hint')}`}
      error={read.ok ? shown.error : e('json.fault')}
      autosize
      minRows={3}
      maxRows={16}
      spellCheck={false}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

type Read = { readonly ok: true; readonly value: ProfileValue | undefined } | { readonly ok: false };

function readJson(text: string): Read {
  if (text.trim() === '') return { ok: true, value: undefined };
  try {
    const parsed = profileDocumentSchema.safeParse({ value: JSON.parse(text) });
    return parsed.success ? { ok: true, value: parsed.data.value } : { ok: false };
  } catch {
    return { ok: false };
  }
}
