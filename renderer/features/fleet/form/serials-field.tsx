import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../../i18n/use-texts.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { FileDrop } from '../../../ui/file-drop.tsx';
import { serialsIn } from '../serials-in.ts';
import { useSerialFiles } from '../use-serial-files.ts';
import { changeDraft, useEditing } from './editing.ts';
import { formTexts } from './form-texts.ts';

type SerialsFieldProps = {
  /** Just one device, not many. */
  readonly one?: boolean;
  readonly error: ReactNode;
};

/** The devices, by serial number: typed, pasted, or from a file. */
export function SerialsField({ one = false, error }: SerialsFieldProps) {
  const t = useTexts(formTexts);
  const text = useEditing(({ draft }) => draft.serials);
  const files = useSerialFiles((found) =>
    changeDraft({
      serials: [...new Set([...serialsIn(useEditing.getState().draft.serials).serials, ...found])].join('\n'),
    }),
  );
  const { serials, wrong } = serialsIn(text);
  const type = (typed: string) => changeDraft({ serials: typed });
  if (one) {
    return (
      <TextInput
        label={t('serial.old')}
        required
        spellCheck={false}
        autoComplete="off"
        maw={320}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        error={error}
      />
    );
  }
  return (
    <>
      <Textarea
        label={t('serials')}
        description={t('serials.hint')}
        required
        autosize
        minRows={3}
        maxRows={10}
        spellCheck={false}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        error={
          error === null ? null : wrong.length > 0 ? t('serials.wrong', { words: wrong.slice(0, 5).join(', ') }) : error
        }
      />
      <FileDrop
        label={t('serials.drop')}
        pick={t('serials.pick')}
        purpose="table"
        multiple
        isImport
        onFiles={(chosen) => void files.take(chosen)}
      >
        {' '}
        {t('serials.count', { count: serials.length })}
      </FileDrop>
      <ErrorNote problem={files.problem} onClose={files.reset} />
    </>
  );
}
