import { TextInput } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { useState } from 'react';
import type { Problem } from '../../../../shared/domain/run.ts';
import { asKitError } from '../../../../shared/errors/kit-error.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { outside } from '../../../transport/outside.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { mirrorTexts } from './mirror-texts.ts';

type FolderFieldProps = {
  readonly value: string;
  readonly onChange: (folder: string) => void;
  readonly error: string | null;
};

/** A folder of this Mac: typed, or chosen where the program around the page can show folders. */
export function FolderField({ value, onChange, error }: FolderFieldProps) {
  const t = useTexts(mirrorTexts);
  const [problem, setProblem] = useState<Problem>();
  const { chooseFolder } = outside;
  const choose = async () => {
    setProblem(undefined);
    try {
      const path = await chooseFolder?.();
      if (path !== undefined) onChange(path);
    } catch (failure) {
      setProblem(asKitError(failure).toProblem());
    }
  };
  return (
    <>
      <TextInput
        label={t('folder')}
        description={t('folder.hint')}
        required
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
      />
      {chooseFolder !== undefined && (
        <div>
          <ActButton icon={<IconFolder size={16} aria-hidden />} onClick={() => void choose()}>
            {t('folder.choose')}
          </ActButton>
        </div>
      )}
      <ErrorNote problem={problem} onClose={() => setProblem(undefined)} />
    </>
  );
}
