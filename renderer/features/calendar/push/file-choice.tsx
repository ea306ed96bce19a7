import { ActionIcon } from '@mantine/core';
import { IconFile, IconX } from '@tabler/icons-react';
import { useTexts } from '../../../i18n/use-texts.ts';
import { FileButton } from '../../../ui/file-button.tsx';
import formClasses from '../../../ui/form.module.css';
import { type PickedFile, readPicked } from '../picked-file.ts';
import { pushTexts } from './texts.ts';

type FileChoiceProps = {
  readonly what: 'certificate' | 'previous' | 'key';
  readonly hint?: string;
  readonly file: PickedFile | undefined;
  readonly onChange: (file: PickedFile | undefined) => void;
};

/** One file of the three that can be compared. */
export function FileChoice({ what, hint, file, onChange }: FileChoiceProps) {
  const t = useTexts(pushTexts);
  const name = t(`file.${what}`);
  return (
    <div>
      {file === undefined ? (
        <FileButton purpose="push" onPick={([picked]) => void readPicked(picked).then(onChange)}>
          {t('file.pick', { what: name })}
        </FileButton>
      ) : (
        <div className={formClasses.row}>
          <IconFile size={18} aria-hidden />
          <span className={formClasses.grow}>
            {name}: {file.name}
          </span>
          <ActionIcon aria-label={t('file.drop', { file: file.name })} onClick={() => onChange(undefined)}>
            <IconX size={16} />
          </ActionIcon>
        </div>
      )}
      {hint !== undefined && <div className={formClasses.hint}>{hint}</div>}
    </div>
  );
}
